import "server-only";

/**
 * A response of one JSON object a line, written as they come. `write` ends the response when it returns; it waits where the reader is
 * slower. A bug in it breaks the stream, so that the reader does not take what came for all.
 */
export function ndjsonResponse<T>(write: (emit: (line: T) => Promise<void>) => Promise<void>): Response {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const encoder = new TextEncoder();
  const emit = (line: T) => writer.write(encoder.encode(`${JSON.stringify(line)}\n`));
  write(emit)
    .then(
      () => writer.close(),
      (error) => writer.abort(error),
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
