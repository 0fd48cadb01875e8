import "server-only";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";

export const bodyBytesDefaultMax = 1_048_576;

/**
 * Reads the body of a request and stops at the limit: the length is counted as it arrives, because the header that announces it
 * may be absent or wrong. **Fails** request/too-large, request/malformed (the sender broke off).
 */
export async function readBytes(request: Request, bytesMax: number): Promise<Result<Buffer>> {
  const tooLarge = () => refuse("request/too-large", { limit: readable(bytesMax) });
  if (Number(request.headers.get("content-length") ?? 0) > bytesMax) return tooLarge();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request.body ?? []) {
      bytes += chunk.byteLength;
      // Leaving the loop cancels the stream: the rest is not read.
      if (bytes > bytesMax) return tooLarge();
      chunks.push(chunk);
    }
    return ok(Buffer.concat(chunks));
  } catch {
    return refuse("request/malformed");
  }
}

/** The same as text. **Fails** as `readBytes`, and request/malformed for what is not UTF-8. */
export async function readBody(request: Request, bytesMax = bodyBytesDefaultMax): Promise<Result<string>> {
  const bytes = await readBytes(request, bytesMax);
  if (!bytes.ok) return bytes;
  try {
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(bytes.value));
  } catch {
    return refuse("request/malformed");
  }
}

/** Reads a body as JSON; an empty one is `undefined`. **Fails** as `readBody`. */
export async function readJson(request: Request, bytesMax?: number): Promise<Result<unknown>> {
  const body = await readBody(request, bytesMax);
  if (!body.ok) return body;
  if (body.value.trim() === "") return ok(undefined);
  try {
    return ok(JSON.parse(body.value));
  } catch {
    return refuse("request/malformed");
  }
}

function readable(bytes: number): string {
  return bytes >= 1_048_576 ? `${Math.floor(bytes / 1_048_576)} MiB` : `${Math.floor(bytes / 1024)} KiB`;
}
