import { expect, test } from "vitest";
import { keepTickShape } from "./keep-tick-shape";

test("one queued call of node is kept, and no further one is looked at", async () => {
  const kept = keepTickShape();
  await new Promise<void>((resolve) => process.nextTick(resolve));
  expect(kept).toHaveLength(1);
  expect(kept[0]).toHaveProperty("callback");
  expect(keepTickShape()).toBe(kept);
});
