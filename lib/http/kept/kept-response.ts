import { createHash } from "node:crypto";
import { z } from "zod";

/** A whole answer as bytes, ready to be sent. */
export type KeptResponse = {
  /** The pattern of the route that made it. */
  readonly route: string;
  readonly contentType: string;
  readonly etag: string;
  readonly body: Buffer;
  /** When it was made. **Units** milliseconds since 1970. */
  readonly madeAt: number;
  /** When it is over at the latest. **Units** milliseconds since 1970. */
  readonly endsAt: number;
  /** The body in the codings that were asked for, each made at first need. */
  readonly coded: Map<string, Promise<Buffer> | Buffer>;
};

const metaSchema = z.object({
  ...{ route: z.string(), contentType: z.string(), etag: z.string() },
  ...{ madeAt: z.number(), endsAt: z.number() },
});

/** **Units** `secondsMax`: how long it is kept at the most. */
export function makeKeptResponse(
  made: Pick<KeptResponse, "route" | "contentType" | "body">,
  secondsMax: number,
): KeptResponse {
  const madeAt = Date.now();
  return { ...made, etag: etagOf(made.body), madeAt, endsAt: madeAt + secondsMax * 1_000, coded: new Map() };
}

/** A weak tag: the same answer in another coding is still the same answer. */
export function etagOf(body: Uint8Array): string {
  return `W/"${createHash("sha1").update(body).digest("base64url")}"`;
}

/** For the shared tier: a line of JSON, then the body. */
export function packResponse({ body, coded: _, ...meta }: KeptResponse): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify(meta)}\n`), body]);
}

/** Nulls: the bytes are none of ours. */
export function unpackResponse(bytes: Buffer): KeptResponse | null {
  const end = bytes.indexOf(10);
  try {
    const meta = metaSchema.safeParse(JSON.parse(bytes.subarray(0, end).toString("utf8")));
    return meta.success ? { ...meta.data, body: bytes.subarray(end + 1), coded: new Map() } : null;
  } catch {
    return null;
  }
}
