import "server-only";
import { logger } from "@/lib/telemetry/logger";

/** What is handed on at once: a reader who takes less than this in `stallMsMax` has stopped reading. **Units** bytes. */
const partBytesMax = 64 * 1024;
/** Shorter than a server that ends waits for running answers. */
const stallMsMax = 20_000;

/**
 * A response of one JSON object a line, written as they come. `write` ends the response when it returns; each `emit` waits until the
 * reader has taken the line, and fails when the reader has left or has stopped reading. A bug in `write` breaks the stream, so that the
 * reader does not take what came for all.
 */
export function ndjsonResponse<T>(write: (emit: (line: T) => Promise<void>) => Promise<void>): Response {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  let hasLeft = false;
  // One after the other, as a long line goes in parts.
  let last = Promise.resolve();
  const emit = (line: T) => {
    last = last.then(() => send(writer, line));
    last.catch(() => {
      hasLeft = true;
    });
    return last;
  };
  write(emit)
    .then(
      () => writer.close(),
      (error) => {
        if (!hasLeft) logger("http").error({ err: error }, "an answer in lines broke");
        return writer.abort(error);
      },
    )
    .catch(() => {
      // The reader has left: nobody is there to be told.
    });
  return new Response(readable, {
    headers: {
      "content-type": "application/x-ndjson; charset=utf-8",
      "cache-control": "no-store",
      // nginx would otherwise hold the lines back until its buffer is full.
      "x-accel-buffering": "no",
    },
  });
}

const encoder = new TextEncoder();

async function send(writer: WritableStreamDefaultWriter<Uint8Array>, line: unknown): Promise<void> {
  const bytes = encoder.encode(`${JSON.stringify(line)}\n`);
  for (let from = 0; from < bytes.length; from += partBytesMax) {
    await taken(writer.write(bytes.subarray(from, from + partBytesMax)));
  }
}

/** Waits until the reader has taken what was written. Fails: throws when it has left, or takes nothing any more without leaving. */
async function taken(written: Promise<void>): Promise<void> {
  const { promise: stalled, reject } = Promise.withResolvers<never>();
  const late = setTimeout(() => reject(new Error("the reader has stopped reading")), stallMsMax);
  try {
    await Promise.race([written, stalled]);
  } finally {
    clearTimeout(late);
  }
}
