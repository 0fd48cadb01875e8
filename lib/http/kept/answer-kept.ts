import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { codedBody, codingFor } from "@/lib/http/kept/content-coding";
import { keptHeaders } from "@/lib/http/kept/keep-answer";
import type { KeptResponse } from "@/lib/http/kept/kept-response";
import type { Asked, KeptResponses } from "@/lib/http/kept/kept-responses";
import type { KnownReader } from "@/lib/http/kept/known-readers";
import type { RequestContext } from "@/lib/telemetry/request-context";

/** A request on its way to an answer. */
export type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The pattern of its route. */
  readonly route: string;
  /** What stands on every answer: names and values in turn. */
  readonly head: readonly string[];
  /** Of its log lines; learns here who asks. */
  readonly context: RequestContext;
};

/**
 * Answers a read with the bytes that the route gave this reader before, if they still hold: from memory at once, else from the
 * shared tier. Returns whether it was answered; false: it has to go to the route.
 */
export function answerKept(kept: KeptResponses, exchange: Exchange): boolean | Promise<boolean> {
  const { request, route } = exchange;
  if (request.method !== "GET" || !kept.routes.has(route)) return false;
  const { authorization, cookie, accept, "accept-language": acceptLanguage } = request.headers;
  const reader = kept.readers.find({ authorization, cookie, acceptLanguage });
  if (reader === null) return false;
  const asked: Asked = { url: request.url ?? "", accept };
  return fromMemory(kept, exchange, { reader, asked }) || fromElsewhere(kept, exchange, { reader, asked });
}

type Wanted = { readonly reader: KnownReader; readonly asked: Asked };

function fromMemory(kept: KeptResponses, exchange: Exchange, { reader, asked }: Wanted): boolean | Promise<boolean> {
  const found = kept.find(reader, asked);
  if (found === null) return false;
  noteWho(exchange, reader);
  return send(found, exchange, (wasNeeded) => kept.sent("memory", wasNeeded));
}

/** From the shared tier, else from whoever asks the route for the same at this moment; the first of these goes to the route. */
async function fromElsewhere(kept: KeptResponses, exchange: Exchange, wanted: Wanted): Promise<boolean> {
  if (await fromShared(kept, exchange, wanted)) return true;
  const running = kept.follow(wanted.reader, wanted.asked, (left) => exchange.response.once("close", left));
  if (running === null) return false;
  await running;
  return await fromMemory(kept, exchange, wanted);
}

async function fromShared(kept: KeptResponses, exchange: Exchange, { reader, asked }: Wanted): Promise<boolean> {
  const found = await kept.findShared(reader, asked);
  if (found === null) return false;
  noteWho(exchange, reader);
  return await send(found, exchange, (wasNeeded) => kept.sent("redis", wasNeeded));
}

function noteWho({ context }: Exchange, { userId, sessionId }: KnownReader): void {
  context.userId = userId;
  context.sessionId = sessionId;
}

/** At once, but for an answer that is packed in this coding for the first time. */
function send(
  found: KeptResponse,
  { request, response, head }: Exchange,
  sent: (wasNeeded: boolean) => void,
): true | Promise<true> {
  const ageSeconds = Math.max(0, Math.round((Date.now() - found.madeAt) / 1_000));
  // Where the server has spoken of other sites, "vary" stands twice: both lists hold.
  const lines = [...head, ...ownLines, "etag", found.etag, "age", String(ageSeconds)];
  if (request.headers["if-none-match"]?.includes(found.etag)) {
    response.writeHead(304, lines).end();
    sent(false);
    return true;
  }
  // Node joins what was sent in several lines.
  const coding = codingFor(request.headers["accept-encoding"] as string | undefined, found.body.length);
  if (coding !== "identity") lines.push("content-encoding", coding);
  lines.push("content-type", found.contentType);
  const finish = (body: Buffer): true => {
    lines.push("content-length", String(body.length));
    response.writeHead(200, lines);
    response.end(body);
    sent(true);
    return true;
  };
  const coded = codedBody(found, coding);
  return coded instanceof Promise ? coded.then(finish) : finish(coded);
}

const ownLines = Object.entries(keptHeaders).flat();
