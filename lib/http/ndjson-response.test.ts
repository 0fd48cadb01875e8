import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ndjsonResponse } from "@/lib/http/ndjson-response";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Line = { readonly n: number };
const decoder = new TextDecoder();
/** Lets everything run that waits for nothing outside. */
const settle = () => vi.advanceTimersByTimeAsync(1);

/** A response whose writer goes on as long as its lines are taken. */
function endless(text = "") {
  const state = { sent: 0, failure: null as unknown };
  const response = ndjsonResponse<Line & { text: string }>(async (emit) => {
    try {
      for (;;) {
        await emit({ n: state.sent, text });
        state.sent += 1;
      }
    } catch (failure) {
      state.failure = failure;
      throw failure;
    }
  });
  const reader = response.body?.getReader();
  if (!reader) throw new Error("a response in lines has a body");
  return { state, reader };
}

describe("ndjsonResponse", () => {
  it("writes a line each, whole and in order, also where nobody waits in between", async () => {
    const long = "x".repeat(200_000);
    const lines = [{ text: long }, { text: "short" }, { text: long }];
    const response = ndjsonResponse<{ text: string }>(async (emit) => {
      await Promise.all(lines.map(emit));
    });
    const text = await response.text();
    expect(
      text
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual(lines);
  });

  it("holds no line ready that its reader has not asked for", async () => {
    const { state, reader } = endless();
    await settle();
    expect(state.sent).toBe(0);
    expect(decoder.decode((await reader.read()).value)).toBe('{"n":0,"text":""}\n');
    await reader.read();
    await settle();
    expect(state.sent).toBeLessThanOrEqual(2);
  });

  it("tells the writer when the reader has left", async () => {
    const { state, reader } = endless();
    await reader.read();
    await reader.cancel("left");
    await settle();
    expect(state.failure).not.toBeNull();
  });

  it("gives up a reader who stops reading without leaving, and bears one who reads slowly", async () => {
    const { state, reader } = endless("x".repeat(300_000));
    for (let part = 0; part < 12; part++) {
      await vi.advanceTimersByTimeAsync(19_000);
      expect(state.failure).toBeNull();
      await reader.read();
    }
    await vi.advanceTimersByTimeAsync(20_001);
    expect(state.failure).toBeInstanceOf(Error);
    await expect(reader.read()).rejects.toThrow("stopped reading");
  });

  it("breaks the stream when the writer breaks, so that nobody takes what came for all", async () => {
    const response = ndjsonResponse<Line>(async (emit) => {
      await emit({ n: 1 });
      throw new Error("a bug");
    });
    await expect(response.text()).rejects.toThrow("a bug");
  });
});
