import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Dependencies } from "@/lib/cache/dependencies";
import { etagOf, makeKeptResponse } from "@/lib/http/kept/kept-response";
import { keptBytesMax, keptResponses } from "@/lib/http/kept/kept-responses";

/** How a route's answers may be kept. They are the reader's own: who somebody is, and their language, are always part of the key. */
export type Keep = {
  /** At the most; an answer ends earlier with the first value that it was made of, and with each change of one. */
  readonly secondsMax: number;
};

export type AnswerToKeep = {
  readonly request: Request;
  readonly route: string;
  readonly viewer: Viewer;
  /** Of the viewer, for the log. */
  readonly sessionId: string | null;
  readonly keep: Keep;
  /** Where the tag log stood before anything was read. */
  readonly readFrom: number;
  /** What the verification of the reader rests on. */
  readonly identity: Dependencies;
  /** What the answer rests on, the verification included. */
  readonly dependencies: Dependencies;
};

/** What browsers may do with such an answer: store it, and ask each time whether it still holds. */
export const keptHeaders = {
  "cache-control": "private, no-cache",
  vary: "authorization, cookie, accept, accept-encoding",
};

/**
 * Passes an answer on and keeps its bytes for the next equal request of the same reader, which the server then answers without the
 * route (`answer-kept.ts`). Lines are kept when the last of them was sent.
 */
export async function keepAnswer(response: Response, answer: AnswerToKeep): Promise<Response> {
  if (response.status !== 200 || response.body === null) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(keptHeaders)) headers.set(name, value);
  if (headers.get("content-type")?.startsWith("application/json")) {
    const body = Buffer.from(await response.arrayBuffer());
    headers.set("etag", etagOf(body));
    keepBody(body, headers, answer);
    return new Response(body, { headers });
  }
  const passing = response.body.pipeThrough(collector((body) => keepBody(body, headers, answer)));
  return new Response(passing, { headers });
}

function keepBody(body: Buffer, headers: Headers, answer: AnswerToKeep): void {
  const { request, route, viewer, sessionId, keep, readFrom, identity, dependencies } = answer;
  const kept = keptResponses();
  const reader = { userId: viewer.userId, sessionId, scope: `${viewer.userId} ${viewer.locale}` };
  const sent = (name: string) => request.headers.get(name);
  const said = {
    authorization: sent("authorization"),
    cookie: sent("cookie"),
    acceptLanguage: sent("accept-language"),
  };
  kept.readers.note(said, reader, identity, readFrom);
  const { pathname, search } = new URL(request.url);
  const made = { route, contentType: headers.get("content-type") ?? "application/json", body };
  kept.keep(
    { reader, asked: { url: pathname + search, accept: sent("accept") }, readFrom },
    makeKeptResponse(made, keep.secondsMax),
    dependencies,
  );
}

/**
 * Passes bytes on and hands over all of them at the end; a stream that breaks or is left never gets there. Of one that is too long to be
 * kept nothing is held, however slowly it is read.
 */
function collector(done: (body: Buffer) => void): TransformStream<Uint8Array, Uint8Array> {
  let chunks: Uint8Array[] | null = [];
  let byteCount = 0;
  return new TransformStream({
    transform(chunk, controller) {
      byteCount += chunk.length;
      if (byteCount > keptBytesMax) chunks = null;
      chunks?.push(chunk);
      controller.enqueue(chunk);
    },
    flush: () => {
      if (chunks !== null) done(Buffer.concat(chunks));
    },
  });
}
