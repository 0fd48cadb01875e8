import { z } from "zod";

/** What every route of `/api` answers when it fails. */
export const apiErrorBodySchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
    retryable: z.boolean(),
    requestId: z.string().nullable().default(null),
  }),
});

/** A failed call. `message` is the server's sentence in the reader's language; null when the server was not reached or did not say. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  constructor(
    readonly code: string,
    readonly status: number,
    readonly sentence: string | null,
    readonly retryable: boolean,
    readonly requestId: string | null,
    options?: ErrorOptions,
    /** What the refusal names, such as who saved last. */
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(sentence ?? code, options);
  }
}

export type Call<T> = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Sent as JSON. */
  body?: unknown;
  /** What the answer must look like; anything else is an error, never a guess. */
  schema: z.ZodType<T>;
  signal?: AbortSignal;
  headers?: Readonly<Record<string, string>>;
};

/**
 * The one way the browser calls `/api`.
 * Fails: throws ApiError with the server's code, or `client/offline` (not reached), `client/answer` (reached, but not understood).
 * An aborted call throws the browser's AbortError.
 */
export async function fetchJson<T>(
  path: string,
  { method = "GET", body, schema, signal, headers }: Call<T>,
): Promise<T> {
  const response = await send(path, { method, body, signal, headers });
  if (!response.ok) throw await errorOf(response);
  const json = response.status === 204 ? null : await readJson(response);
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new ApiError("client/answer", response.status, null, false, requestIdOf(response), { cause: parsed.error });
}

/** Sends a call. Fails: throws `client/offline`, or the browser's AbortError. */
export async function send(
  path: string,
  { method, body, signal, headers }: Omit<Call<unknown>, "schema">,
): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      headers: {
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError("client/offline", 0, null, true, null, { cause: error });
  }
}

/** Reads the `{ error }` body of a failed response; a proxy's HTML page becomes `client/answer`. */
export async function errorOf(response: Response): Promise<ApiError> {
  const parsed = apiErrorBodySchema.safeParse(await response.json().catch(() => null));
  if (!parsed.success) {
    return new ApiError("client/answer", response.status, null, response.status >= 500, requestIdOf(response));
  }
  const { code, message, params, retryable, requestId } = parsed.data.error;
  const id = requestId ?? requestIdOf(response);
  return new ApiError(code, response.status, message, retryable, id, undefined, params);
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    throw new ApiError("client/answer", response.status, null, true, requestIdOf(response), { cause });
  }
}

export function requestIdOf(response: Response): string | null {
  return response.headers.get("x-request-id");
}
