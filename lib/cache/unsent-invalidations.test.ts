import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { everyTag } from "@/lib/cache/memory-tier";
import { UnsentInvalidations } from "@/lib/cache/unsent-invalidations";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp() {
  const bump = vi.fn(async (_tags: readonly string[]) => true);
  const announce = vi.fn(async (_tags: readonly string[]) => undefined);
  return { bump, announce, unsent: new UnsentInvalidations(bump, announce) };
}

describe("UnsentInvalidations", () => {
  it("keeps nothing that was taken, and leaves it to the caller to announce it", async () => {
    const { bump, announce, unsent } = setUp();
    await unsent.send(["a"]);
    expect(await unsent.settle()).toBe(true);
    expect(bump.mock.calls).toEqual([[["a"]]]);
    expect(announce).not.toHaveBeenCalled();
  });

  it("tries again by itself until Redis takes it, and announces it then", async () => {
    const { bump, announce, unsent } = setUp();
    bump.mockResolvedValueOnce(false).mockResolvedValueOnce(false);
    await unsent.send(["a"]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(announce).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(announce.mock.calls).toEqual([[["a"]]]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(bump).toHaveBeenCalledTimes(3);
  });

  it("sends again what is invalidated again while it is sent", async () => {
    const { bump, unsent } = setUp();
    let take = (_taken: boolean): void => undefined;
    bump.mockReturnValueOnce(new Promise((resolve) => (take = resolve))).mockResolvedValueOnce(false);
    const first = unsent.send(["a"]);
    await unsent.send(["a"]);
    take(true);
    await first;
    expect(unsent.isEmpty).toBe(false);
  });

  it("makes everything void rather than remember without end", async () => {
    const { bump, unsent } = setUp();
    bump.mockResolvedValueOnce(false);
    await unsent.send(Array.from({ length: 1_001 }, (_, index) => `tag ${index}`));
    expect(await unsent.settle()).toBe(true);
    expect(bump).toHaveBeenLastCalledWith([everyTag]);
  });

  it("gives up with its connection", async () => {
    const { bump, unsent } = setUp();
    bump.mockResolvedValue(false);
    await unsent.send(["a"]);
    unsent.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(bump).toHaveBeenCalledTimes(1);
  });
});
