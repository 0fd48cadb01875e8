import { expect, it } from "vitest";
import { newId, timeOfId } from "@/lib/id";

it("makes ids that sort by time and tell it", () => {
  const before = Date.now();
  const ids = Array.from({ length: 1_000 }, newId);
  expect([...ids].sort()).toEqual(ids);
  const times = ids.map((id) => timeOfId(id).getTime());
  expect(Math.min(...times)).toBeGreaterThanOrEqual(before);
  expect(Math.max(...times)).toBeLessThanOrEqual(Date.now() + 1);
});
