import type { z } from "zod";
import { ApiError, type Call, errorOf, requestIdOf, send } from "@/lib/client/fetch-json";

/**
 * Calls a route of `/api` that answers in lines, and gives each as it comes.
 * `onAge`: how long the server has kept the answer.
 * Fails: throws as `fetchJson` does; also `client/answer` where the answer breaks off, which can be tried again.
 */
export async function* fetchLines<T>(
  path: string,
  { schema, headers, onAge, ...call }: Call<T> & { readonly onAge?: (seconds: number) => void },
): AsyncGenerator<T, void> {
  const response = await send(path, { ...call, headers: { ...headers, accept: "application/x-ndjson" } });
  if (!response.ok || response.body === null) throw await errorOf(response);
  onAge?.(Number(response.headers.get("age")) || 0);
  // By hand: not every browser can iterate over a stream.
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await nextText(reader, response, call.signal);
      if (done) break;
      const lines = (rest + value).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) yield parsed(line, schema, response);
    }
  } finally {
    reader.cancel().catch(() => undefined); // it has ended or broken already, or nobody waits for more of it
  }
  // What ends without the end of its line was cut off.
  if (rest !== "") throw brokenOff(response);
}

/** An answer that ended before all was said. */
export const brokenOff = (response: Response | null, cause?: unknown): ApiError =>
  new ApiError("client/answer", response?.status ?? 0, null, true, response && requestIdOf(response), { cause });

type Reader = ReadableStreamDefaultReader<string>;

async function nextText(reader: Reader, response: Response, signal: AbortSignal | undefined) {
  try {
    return await reader.read();
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw brokenOff(response, cause);
  }
}

function parsed<T>(line: string, schema: z.ZodType<T>, response: Response): T {
  const { success, data, error } = schema.safeParse(jsonOf(line));
  if (success) return data;
  throw new ApiError("client/answer", response.status, null, false, requestIdOf(response), { cause: error });
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // which no schema of a line takes
  }
}
