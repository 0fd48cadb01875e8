import { expect, it, vi } from "vitest";
import { remember } from "@/lib/remember";

it("makes a value once per name, also for a second copy of the module", async () => {
  const create = vi.fn(() => ({}));
  const first = remember("remember-test", create);
  vi.resetModules();
  const copy = await import("@/lib/remember");
  expect(copy.remember).not.toBe(remember);
  expect(copy.remember("remember-test", create)).toBe(first);
  expect(create).toHaveBeenCalledTimes(1);
});

it("remembers a value that is undefined, and tries again after a failure", () => {
  const nothing = vi.fn(() => undefined);
  remember("remember-nothing", nothing);
  remember("remember-nothing", nothing);
  expect(nothing).toHaveBeenCalledTimes(1);
  expect(() =>
    remember("remember-failure", () => {
      throw new Error("not yet");
    }),
  ).toThrow("not yet");
  expect(remember("remember-failure", () => 1)).toBe(1);
});
