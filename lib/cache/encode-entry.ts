import "server-only";
import { promisify } from "node:util";
import { zstdCompress, zstdDecompress } from "node:zlib";
import { z } from "zod";

/** What is known of a value in Redis without unpacking it. */
const entryHeadSchema = z.object({
  /** When the source was read. **Units** milliseconds since 1970. */
  storedAt: z.number(),
  /** By what part its time is cut short. */
  jitter: z.number().min(0).max(1),
  /** The generation of each tag when the read began; the entry counts only while all are still the same. */
  generations: z.record(z.string(), z.string()),
});
export type EntryHead = Readonly<z.infer<typeof entryHeadSchema>>;

/** What stands in Redis under a key: the value as bytes, whatever they are. */
export type StoredEntry = EntryHead & { readonly bytes: Buffer };

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);
const plain = 0;
const compressed = 1;
const compressAboveBytes = 1_024;
/** One byte names the form, four the length of the head. */
const prefixBytes = 5;
/** A value that unpacks to more is rubbish or an attack, never ours: see `redisBytesMax` in shared-tier.ts. */
const unpackedBytesMax = 64 * 1024 * 1024;

/** Bytes for Redis: form, length of the head, the head as JSON, then the value, packed when that is worth it. */
export async function encodeEntry({ bytes, ...head }: StoredEntry): Promise<Buffer> {
  const headBytes = Buffer.from(JSON.stringify(head));
  const prefix = Buffer.alloc(prefixBytes);
  const isWorthIt = bytes.length > compressAboveBytes;
  prefix.writeUInt8(isWorthIt ? compressed : plain, 0);
  prefix.writeUInt32BE(headBytes.length, 1);
  return Buffer.concat([prefix, headBytes, isWorthIt ? await compress(bytes) : bytes]);
}

/** Reads the head of what `encodeEntry` made. Nulls: anything else, whatever it is. */
export function decodeHead(stored: Buffer): EntryHead | null {
  try {
    if (stored.length < prefixBytes) return null;
    const head = stored.subarray(prefixBytes, prefixBytes + stored.readUInt32BE(1));
    const parsed = entryHeadSchema.safeParse(JSON.parse(head.toString("utf8")));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // another version's form, a cut-off value, somebody else's key: a miss by definition
  }
}

/** Unpacks the value of what `encodeEntry` made. Nulls: it is damaged. */
export async function decodeBytes(stored: Buffer): Promise<Buffer | null> {
  try {
    const body = stored.subarray(prefixBytes + stored.readUInt32BE(1));
    if (stored[0] === plain) return body;
    return stored[0] === compressed ? await decompress(body, { maxOutputLength: unpackedBytesMax }) : null;
  } catch {
    return null; // as above
  }
}
