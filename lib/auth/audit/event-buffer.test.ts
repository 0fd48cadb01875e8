import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeEventBuffer } from "./event-buffer";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A store that can be away, with what it was given. */
function fakeStore() {
  const state = { written: [] as number[], batches: [] as number[], away: false, poison: null as number | null };
  const failures: number[] = [];
  const buffer = makeEventBuffer<number>({
    write: async (events) => {
      state.batches.push(events.length);
      if (state.away || (state.poison !== null && events.includes(state.poison)))
        throw new Error(state.away ? "away" : "poison");
      state.written.push(...events);
    },
    isAway: (cause) => cause instanceof Error && cause.message === "away",
    onFailure: ({ lost }) => failures.push(lost),
  });
  return { state, failures, buffer };
}
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

describe("the buffer of events", () => {
  it("writes nothing while an answer is made, and all of it together within a second", async () => {
    const { state, buffer } = fakeStore();
    for (const event of numbers(3)) buffer.add(event);
    await vi.advanceTimersByTimeAsync(900);
    expect(state.written).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(state.written).toEqual([0, 1, 2]);
    expect(state.batches).toEqual([3]);
  });

  it("writes 200 at once without waiting, in batches of 200 and in their order", async () => {
    const { state, buffer } = fakeStore();
    for (const event of numbers(450)) buffer.add(event);
    await vi.advanceTimersByTimeAsync(0);
    await buffer.flush();
    expect(state.written).toEqual(numbers(450));
    expect(Math.max(...state.batches)).toBe(200);
  });

  it("keeps what could not be written, says so, and writes it once the store is back", async () => {
    const { state, failures, buffer } = fakeStore();
    state.away = true;
    buffer.add(1);
    await vi.advanceTimersByTimeAsync(1_100);
    expect(failures).toEqual([0]);
    state.away = false;
    await vi.advanceTimersByTimeAsync(1_100);
    expect(state.written).toEqual([1]);
  });

  it("keeps it for as long as the store is away", async () => {
    const { state, failures, buffer } = fakeStore();
    state.away = true;
    buffer.add(1);
    await vi.advanceTimersByTimeAsync(600_000);
    state.away = false;
    await vi.advanceTimersByTimeAsync(1_100);
    expect(state.written).toEqual([1]);
    expect(failures.every((lost) => lost === 0)).toBe(true);
  });

  it("gives up a batch that never goes in, so that it does not hold up those behind it", async () => {
    const { state, failures, buffer } = fakeStore();
    state.poison = 0;
    for (const event of numbers(201)) buffer.add(event);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(failures).toEqual([0, 0, 0, 0, 200]);
    expect(state.written).toEqual([200]);
  });

  it("holds at most 10,000 while the store is away and reports how many were lost", async () => {
    const { state, failures, buffer } = fakeStore();
    state.away = true;
    for (const event of numbers(10_005)) buffer.add(event);
    await vi.advanceTimersByTimeAsync(1_100);
    state.away = false;
    await vi.advanceTimersByTimeAsync(1_100);
    expect(state.written).toEqual(numbers(10_000));
    expect(failures.at(-1)).toBe(5);
  });

  it("writes what waits when the process ends, and reports what is lost then", async () => {
    const { state, failures, buffer } = fakeStore();
    buffer.add(1);
    await buffer.close();
    expect(state.written).toEqual([1]);
    state.away = true;
    buffer.add(2);
    await buffer.close();
    expect(failures.at(-1)).toBe(1);
  });
});
