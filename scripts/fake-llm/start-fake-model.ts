import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { FakeReply, FakeRequest } from "./fake-reply";
import type { Wire } from "./wire";
import { chatCompletions } from "./wires/chat-completions";
import { generateContent } from "./wires/generate-content";
import { messages } from "./wires/messages";
import { responses } from "./wires/responses";

export type FakeModel = {
  /** What goes into DEEPSEEK_BASE_URL, or into a base URL of Admin → Models. */
  readonly url: string;
  readonly requests: readonly FakeRequest[];
  /** When connections closed before their reply was whole: the client had left, or a fault was asked for. */
  readonly closedEarlyAt: readonly number[];
  /** Queues replies, one a request; when the queue is empty `answer` is asked. */
  reply(...replies: FakeReply[]): void;
  close(): Promise<void>;
};

export type FakeModelOptions = {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly apiKey?: string;
  readonly answer?: (request: FakeRequest) => FakeReply;
  /** Before each reply, as a model that thinks. */
  readonly delayMs?: number;
  /** The strictest kind of structured output that is taken; a stricter one is turned down with 400. */
  readonly structured?: FakeRequest["structured"];
  /** False: a request with a temperature is turned down, as by models that reason. */
  readonly takesTemperature?: boolean;
  /** Told at the end of each reply without a fault; `firstTokenAt` by `Date.now()`. */
  readonly onServed?: (request: FakeRequest, firstTokenAt: number) => void;
};

const wires: readonly Wire[] = [chatCompletions, responses, messages, generateContent];
const strictness = ["none", "json", "json-schema"] as const;
const pieceLength = 12;

/**
 * Starts a server on the loopback address that speaks the wire protocols of DeepSeek and those who imitate OpenAI, of OpenAI itself,
 * Anthropic and Google, with usage and faults; streams only, as Querent asks for nothing else.
 */
export async function startFakeModel(options: FakeModelOptions = {}): Promise<FakeModel> {
  const queue: FakeReply[] = [];
  const requests: FakeRequest[] = [];
  const closedEarlyAt: number[] = [];
  const server = createServer((incoming, response) => {
    respond(incoming, response).catch(() => response.destroy());
  });

  async function respond(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(incoming.url ?? "", "http://localhost").pathname;
    if (incoming.method === "GET" && path.endsWith("/models")) return sendModels(response);
    const wire = wires.find(({ matches }) => matches(path));
    if (incoming.method !== "POST" || !wire) return sendError(response, { status: 404 });
    if (options.apiKey !== undefined && wire.keyOf(incoming.headers) !== options.apiKey) {
      return sendError(response, { status: 401 });
    }
    const request = { ...wire.read((await readBody(incoming)) as never, path), at: Date.now() };
    requests.push(request);
    response.once("close", () => {
      if (!response.writableFinished) closedEarlyAt.push(Date.now());
    });
    const turnedDown = whyTurnedDown(request, options);
    if (turnedDown !== null) return sendError(response, { status: 400, message: turnedDown });
    const reply = queue.shift() ?? options.answer?.(request);
    if (!reply) return sendError(response, { status: 500 });
    const delayMs = reply.delayMs ?? options.delayMs ?? 0;
    if (delayMs > 0) await wait(delayMs);
    if (reply.fault?.kind === "status") return sendError(response, reply.fault);
    const firstTokenAt = Date.now();
    await sendStream(response, wire, request, reply);
    if (!reply.fault) options.onServed?.(request, firstTokenAt);
  }

  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  // A server that listens on TCP has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    closedEarlyAt,
    reply: (...replies) => void queue.push(...replies),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(incoming: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

function whyTurnedDown(
  request: FakeRequest,
  { structured = "json-schema", takesTemperature = true }: FakeModelOptions,
) {
  if (strictness.indexOf(request.structured) > strictness.indexOf(structured)) {
    return "'response_format' of this type is not supported";
  }
  return !takesTemperature && request.temperature !== null ? "Unsupported value: 'temperature'" : null;
}

function sendModels(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ object: "list", data: [{ id: "fake-model", object: "model", owned_by: "querent" }] }));
}

type Failure = { readonly status: number; readonly retryAfter?: string; readonly message?: string };

function sendError(response: ServerResponse, { status, retryAfter, message = `Status ${status}` }: Failure): void {
  const headers = {
    "content-type": "application/json",
    ...(retryAfter !== undefined && { "retry-after": retryAfter }),
  };
  response.writeHead(status, headers);
  // Each protocol reads its own fields of it.
  response.end(
    JSON.stringify({
      type: "error",
      error: { message, type: "error", param: null, code: status, status: `${status}` },
    }),
  );
}

async function sendStream(response: ServerResponse, wire: Wire, request: FakeRequest, reply: FakeReply): Promise<void> {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  const send = async (events: string, afterMs = 0) => {
    if (afterMs > 0) await wait(afterMs);
    await new Promise<void>((resolve) => response.write(events, () => resolve()));
  };
  await send(wire.opening(request));
  for (const piece of pieces(reply.reasoning ?? "")) await send(wire.piece(request, piece, "reasoning"));
  for (const piece of pieces(reply.text)) await send(wire.piece(request, piece, "text"), reply.pieceMs);
  switch (reply.fault?.kind) {
    case "reset":
      response.destroy();
      return;
    case "silence":
      return;
    case "cut-off":
      response.end();
      return;
    default:
      response.end(wire.ending(request, reply));
  }
}

function pieces(text: string): string[] {
  return text.match(new RegExp(`[\\s\\S]{1,${pieceLength}}`, "g")) ?? [];
}
