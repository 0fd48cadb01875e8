import { expect, it } from "vitest";
import { fail, ok, type Result } from "@/lib/result";

it("lets a caller reach the value only after asking whether there is one", () => {
  const halve = (n: number): Result<number, "odd"> => (n % 2 === 0 ? ok(n / 2) : fail("odd"));
  const [even, odd] = [halve(4), halve(3)];
  expect(even.ok && even.value).toBe(2);
  expect(!odd.ok && odd.error).toBe("odd");
});
