import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { codedBody, codingFor } from "@/lib/http/kept/content-coding";
import { keptHeaders } from "@/lib/http/kept/keep-answer";
import type { KeptResponse } from "@/lib/http/kept/kept-response";
import type { Asked, KeptResponses } from "@/lib/http/kept/kept-responses";
import type { KnownReader } from "@/lib/http/kept/known-readers";
import { readerKey } from "@/lib/http/kept/reader-key";
import { noteUser } from "@/lib/telemetry/request-context";

/**
 * Answers a read with the bytes that the route gave this reader before, if they still hold: from memory at once, else from the
 * shared tier. Nulls: it has to go to the route. A promise: whether it was answered.
 */
export function answerKept(
  kept: KeptResponses,
  { request, response, route }: { request: IncomingMessage; response: ServerResponse; route: string },
): Promise<boolean> | null {
  if (request.method !== "GET" || !kept.routes.has(route)) return null;
  const { authorization, cookie, accept, "accept-language": acceptLanguage } = request.headers;
  const reader = kept.readers.find(readerKey({ authorization, cookie, acceptLanguage }));
  if (reader === null) return null;
  const asked: Asked = { url: request.url ?? "", accept };
  const found = kept.find(reader, asked);
  if (found === null) return fromShared(kept, { reader, asked }, request, response);
  noteUser(reader.userId);
  return send(found, request, response, (wasNeeded) => kept.sent("memory", wasNeeded));
}

async function fromShared(
  kept: KeptResponses,
  { reader, asked }: { reader: KnownReader; asked: Asked },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const found = await kept.findShared(reader, asked);
  if (found === null) return false;
  noteUser(reader.userId);
  return await send(found, request, response, (wasNeeded) => kept.sent("redis", wasNeeded));
}

async function send(
  found: KeptResponse,
  request: IncomingMessage,
  response: ServerResponse,
  sent: (wasNeeded: boolean) => void,
): Promise<boolean> {
  const headers = {
    ...keptHeaders,
    vary: varyWith(response),
    etag: found.etag,
    age: String(Math.max(0, Math.round((Date.now() - found.madeAt) / 1_000))),
  };
  if (request.headers["if-none-match"]?.includes(found.etag)) {
    response.writeHead(304, headers).end();
    sent(false);
    return true;
  }
  const coding = codingFor(request.headers["accept-encoding"] as string | undefined, found.body.length);
  const coded = codedBody(found, coding);
  const body = coded instanceof Buffer ? coded : await coded;
  response.writeHead(200, {
    ...headers,
    "content-type": found.contentType,
    "content-length": body.length,
    ...(coding === "identity" ? {} : { "content-encoding": coding }),
  });
  response.end(body);
  sent(true);
  return true;
}

/** What the server itself has said of other sites stays said. */
function varyWith(response: ServerResponse): string {
  const known = response.getHeader("vary");
  return known === undefined ? keptHeaders.vary : `${known}, ${keptHeaders.vary}`;
}
