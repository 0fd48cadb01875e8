import { expect, it } from "vitest";
import { decodeEntry, encodeEntry } from "@/lib/cache/encode-entry";

const entry = (value: unknown) => ({ storedAt: 5, generations: { a: "1" }, value });

it("gives back small and large values, the large ones packed", async () => {
  const large = entry(Array.from({ length: 1_000 }, (_, row) => ({ row, city: "Amsterdam 数据" })));
  const bytes = await encodeEntry(large);
  expect(await decodeEntry(bytes)).toEqual(large);
  expect(bytes.length).toBeLessThan(JSON.stringify(large).length / 4);
  expect(await decodeEntry(await encodeEntry(entry(null)))).toEqual(entry(null));
});

it("reads anything else as nothing", async () => {
  const packed = await encodeEntry(entry("x".repeat(5_000)));
  const rubbish = [
    Buffer.of(),
    Buffer.from("rubbish"),
    Buffer.from("\u0000{not json"),
    Buffer.from('\u0000{"storedAt":"yesterday","generations":{}}'),
    packed.subarray(0, packed.length - 5),
    Buffer.from("\u0001not packed"),
  ];
  for (const bytes of rubbish) expect(await decodeEntry(bytes)).toBeNull();
});
