import "server-only";
import { promisify } from "node:util";
import { zstdCompress, zstdDecompress } from "node:zlib";
import { z } from "zod";

/** What stands in Redis under a key. */
export type StoredEntry = {
  /** When the source was read. **Units** milliseconds since 1970. */
  readonly storedAt: number;
  /** The generation of each tag when the read began; the entry counts only while all are still the same. */
  readonly generations: Readonly<Record<string, string>>;
  readonly value: unknown;
};

const storedEntrySchema = z.object({
  storedAt: z.number(),
  generations: z.record(z.string(), z.string()),
  value: z.unknown(),
});

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);
const plain = 0;
const compressed = 1;
const compressAboveBytes = 1_024;
/** A reply that unpacks to more is rubbish or an attack, never ours: see `redisBytesMax` in open-cache.ts. */
const unpackedBytesMax = 64 * 1024 * 1024;

/** Bytes for Redis: one byte that names the form, then JSON, packed when that is worth it. */
export async function encodeEntry(entry: StoredEntry): Promise<Buffer> {
  const json = Buffer.from(JSON.stringify(entry));
  return json.length > compressAboveBytes
    ? Buffer.concat([Buffer.of(compressed), await compress(json)])
    : Buffer.concat([Buffer.of(plain), json]);
}

/** Reads what `encodeEntry` made. Nulls: anything else, whatever it is, gives null. */
export async function decodeEntry(bytes: Buffer): Promise<StoredEntry | null> {
  try {
    const body = bytes.subarray(1);
    const json = bytes[0] === compressed ? await decompress(body, { maxOutputLength: unpackedBytesMax }) : body;
    const parsed = storedEntrySchema.safeParse(JSON.parse(json.toString("utf8")));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // another version's form, a cut-off value, somebody else's key: a miss by definition
  }
}
