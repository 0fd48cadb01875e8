import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import { SourceHealth } from "./source-health";

const down = refuse("source/host", { host: "db:3306" });
const probeEveryMs = 15_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched(probe: (health: SourceHealth) => Promise<Result<unknown>>) {
  const probes = vi.fn((_sourceId: string) => probe(health));
  const health: SourceHealth = new SourceHealth({ probe: probes, probeEveryMs });
  return { health, probes };
}
const states = (health: SourceHealth) => health.list().map(({ sourceId, isUp }) => [sourceId, isUp]);

describe("whether a source is up", () => {
  it("is not known before somebody has worked with it, and nobody asks it while all is well", async () => {
    const { health, probes } = watched(async () => ok(null));
    expect(health.list()).toEqual([]);
    health.note("a", "mysql", ok(null));
    await vi.advanceTimersByTimeAsync(10 * probeEveryMs);
    expect(probes).not.toHaveBeenCalled();
    expect(health.list()).toEqual([{ sourceId: "a", kind: "mysql", isUp: true }]);
  });

  it.each([
    ...(["source/host", "source/password", "source/database", "source/tls", "source/file"] as const),
    ...(["source/unreachable", "source/private-address", "execute/connection"] as const),
  ])("%s says no", (code) => {
    const { health } = watched(async () => ok(null));
    health.note("a", "postgres", { ok: false, error: { code, params: {} } });
    expect(states(health)).toEqual([["a", false]]);
  });

  it("a query that the engine refuses says yes; one that is slow, left or not allowed says nothing", () => {
    const { health } = watched(async () => ok(null));
    health.note("a", "mysql", refuse("execute/failed", { reason: "no such column" }));
    for (const code of ["execute/timeout", "execute/cancelled", "source/rights"] as const) {
      health.note("a", "mysql", { ok: false, error: { code, params: {} } });
      health.note("b", "mysql", { ok: false, error: { code, params: {} } });
    }
    expect(states(health)).toEqual([["a", true]]);
  });
});

describe("a source that is down", () => {
  it("is tried again until it answers, and then left alone", async () => {
    let isBack = false;
    const { health, probes } = watched(async (watching) => {
      watching.note("a", "mysql", isBack ? ok(null) : down);
      return isBack ? ok(null) : down;
    });
    health.note("a", "mysql", down);
    await vi.advanceTimersByTimeAsync(3 * probeEveryMs);
    expect(probes).toHaveBeenCalledTimes(3);
    isBack = true;
    await vi.advanceTimersByTimeAsync(probeEveryMs);
    expect(states(health)).toEqual([["a", true]]);
    await vi.advanceTimersByTimeAsync(10 * probeEveryMs);
    expect(probes).toHaveBeenCalledTimes(4);
  });

  it("is tried by one at a time, however many queries fail meanwhile and however long it takes", async () => {
    const { promise, resolve } = Promise.withResolvers<Result<unknown>>();
    const { health, probes } = watched(() => promise);
    health.note("a", "mysql", down);
    await vi.advanceTimersByTimeAsync(probeEveryMs);
    for (let query = 0; query < 5; query += 1) health.note("a", "mysql", down);
    await vi.advanceTimersByTimeAsync(10 * probeEveryMs);
    expect(probes).toHaveBeenCalledTimes(1);
    resolve(down);
    await vi.advanceTimersByTimeAsync(probeEveryMs);
    expect(probes).toHaveBeenCalledTimes(2);
  });

  it("is tried again although the store, which knows how, was away", async () => {
    const { health, probes } = watched(() => Promise.reject(new Error("no store")));
    health.note("a", "mysql", down);
    await vi.advanceTimersByTimeAsync(2 * probeEveryMs);
    expect(probes).toHaveBeenCalledTimes(2);
    expect(states(health)).toEqual([["a", false]]);
  });

  it("is forgotten when it is deleted: here, elsewhere, or with the process", async () => {
    const { health, probes } = watched(async () => refuse("source/not-found"));
    for (const sourceId of ["here", "elsewhere", "process"]) health.note(sourceId, "mysql", down);
    health.forget("here");
    await vi.advanceTimersByTimeAsync(probeEveryMs);
    expect(probes.mock.calls.flat()).toEqual(["elsewhere", "process"]);
    expect(health.list()).toEqual([]);
    health.note("process", "mysql", down);
    health.close();
    await vi.advanceTimersByTimeAsync(10 * probeEveryMs);
    expect(probes).toHaveBeenCalledTimes(2);
    expect(vi.getTimerCount()).toBe(0);
  });
});
