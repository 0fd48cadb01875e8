import { pipeline, type Transform } from "node:stream";
import { ReadableStream as WebStream } from "node:stream/web";

/**
 * What comes out of a transforming stream of Node's, as a stream of the web's. (`Duplex.toWeb` throws out of nowhere when its reader
 * leaves early.) A failure of either end reaches the reader; a reader who leaves ends both.
 */
export function through(source: AsyncIterable<Uint8Array>, transform: Transform): ReadableStream<Uint8Array> {
  pipeline(source, transform, () => undefined); // the reader is told by the transform itself
  return WebStream.from(transform) as ReadableStream<Uint8Array>;
}
