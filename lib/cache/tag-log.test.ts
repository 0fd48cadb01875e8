import { describe, expect, it } from "vitest";
import { TagLog } from "@/lib/cache/tag-log";

describe("TagLog", () => {
  it("counts a value until one of its tags is invalidated after its read began", () => {
    const log = new TagLog();
    const before = log.now;
    log.invalidate(["a"]);
    expect(log.isCurrent(before, ["b"])).toBe(true);
    expect(log.isCurrent(before, ["b", "a"])).toBe(false);
    expect(log.isCurrent(log.now, ["a"])).toBe(true);
  });

  it("stays bounded, and then rather forgets values than serves stale ones", () => {
    const log = new TagLog(3);
    const before = log.now;
    log.invalidate(["old"]);
    const between = log.now;
    for (const tag of ["x", "y", "z"]) log.invalidate([tag]);
    expect(log.isCurrent(before, ["old"])).toBe(false);
    expect(log.isCurrent(between, ["old"])).toBe(true);
  });

  it("makes everything stale at once", () => {
    const log = new TagLog();
    const before = log.now;
    log.invalidateAll();
    expect(log.isCurrent(before, [])).toBe(false);
    expect(log.isCurrent(log.now, [])).toBe(true);
  });
});
