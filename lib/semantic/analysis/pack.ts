import "server-only";
import { promisify } from "node:util";
import { zstdCompress, zstdDecompress } from "node:zlib";
import { z } from "zod";

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Structures of a thousand tables are some hundred megabytes at most; more is rubbish. */
const unpackedBytesMax = 1024 * 1024 * 1024;

/** A large value as text for a column of the store: servers take statements up to a size (16 MB on MariaDB), and structures are larger. */
export async function pack(value: unknown): Promise<string> {
  return (await compress(Buffer.from(JSON.stringify(value)))).toString("base64");
}

/** Reads what `pack` made. Fails: throws where it is something else, for only this application writes there. */
export async function unpack<T>(packed: unknown, schema: z.ZodType<T>): Promise<T> {
  const bytes = Buffer.from(z.string().parse(packed), "base64");
  const json = await decompress(bytes, { maxOutputLength: unpackedBytesMax });
  return schema.parse(JSON.parse(json.toString("utf8")));
}
