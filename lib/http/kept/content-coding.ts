import { promisify } from "node:util";
import { brotliCompress, constants, gzip, zstdCompress } from "node:zlib";
import { LRUCache } from "lru-cache";
import Negotiator from "negotiator";
import type { KeptResponse } from "@/lib/http/kept/kept-response";

const [zstd, brotli, gzipped] = [promisify(zstdCompress), promisify(brotliCompress), promisify(gzip)];

/** In our order of preference. Each answer is packed once and sent often. */
const coders = {
  zstd: (body: Buffer) => zstd(body),
  br: (body: Buffer) => brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (body: Buffer) => gzipped(body),
} as const;
type Coding = keyof typeof coders;
const codings = Object.keys(coders) as Coding[]; // an object's keys are those it is written with
/** Below this a packet is not filled anyway. */
const bytesMin = 1_024;

const preferred = new LRUCache<string, Coding | "identity">({ max: 200 });

/** The coding for a client. `acceptEncoding`: as it was sent; browsers of one make send the same, so each text is read once. */
export function codingFor(acceptEncoding: string | undefined, bodyBytes: number): Coding | "identity" {
  if (acceptEncoding === undefined || bodyBytes < bytesMin) return "identity";
  const known = preferred.get(acceptEncoding);
  if (known !== undefined) return known;
  const negotiator = new Negotiator({ headers: { "accept-encoding": acceptEncoding } });
  const accepted = negotiator.encodings([...codings]);
  const coding = codings.find((one) => accepted.includes(one)) ?? "identity";
  preferred.set(acceptEncoding.slice(0, 1_000), coding);
  return coding;
}

/** The body in a coding: at once where it was asked for before. */
export function codedBody(kept: KeptResponse, coding: Coding | "identity"): Buffer | Promise<Buffer> {
  if (coding === "identity") return kept.body;
  const known = kept.coded.get(coding);
  if (known !== undefined) return known;
  const packing = coders[coding](kept.body).then((packed) => {
    kept.coded.set(coding, packed);
    return packed;
  });
  kept.coded.set(coding, packing);
  return packing;
}
