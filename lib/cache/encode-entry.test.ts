import { describe, expect, it } from "vitest";
import { decodeBytes, decodeHead, encodeEntry } from "@/lib/cache/encode-entry";

const head = { storedAt: 1_700_000_000_000, jitter: 0.05, generations: { "dashboard:d1": "g1" } };

describe("encodeEntry", () => {
  it.each(["short", "long".repeat(10_000)])("gives back the head and the value: %.20s", async (text) => {
    const stored = await encodeEntry({ ...head, bytes: Buffer.from(text) });
    expect(decodeHead(stored)).toEqual(head);
    expect((await decodeBytes(stored))?.toString()).toBe(text);
  });

  it("packs what is worth it", async () => {
    const stored = await encodeEntry({ ...head, bytes: Buffer.from("long".repeat(10_000)) });
    expect(stored.length).toBeLessThan(1_000);
  });

  it.each([
    ["nothing", Buffer.alloc(0)],
    ["text", Buffer.from("rubbish that is long enough")],
    ["the form of another version", Buffer.from('\u0000{"storedAt":1,"generations":{},"value":1}')],
    ["random bytes", Buffer.from(Array.from({ length: 200 }, (_, i) => (i * 73) % 256))],
  ])("takes %s for no entry", async (_, stored) => {
    expect(decodeHead(stored)).toBeNull();
  });

  it("takes a value that was cut off for none", async () => {
    const stored = await encodeEntry({
      ...head,
      bytes: Buffer.from(JSON.stringify(Array.from({ length: 999 }, Math.sqrt))),
    });
    expect(await decodeBytes(stored.subarray(0, stored.length - 50))).toBeNull();
  });
});
