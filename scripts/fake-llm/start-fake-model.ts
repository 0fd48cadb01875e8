import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { FakeReply, FakeRequest } from "./fake-reply";

export type FakeModel = {
  /** What goes into DEEPSEEK_BASE_URL. */
  readonly url: string;
  readonly requests: readonly FakeRequest[];
  /** Queues replies, one a request; when the queue is empty `answer` is asked. */
  reply(...replies: FakeReply[]): void;
  close(): Promise<void>;
};

export type FakeModelOptions = {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly apiKey?: string;
  readonly answer?: (request: FakeRequest) => FakeReply;
};

const pieceLength = 12;

/** Starts a server on the loopback address that speaks DeepSeek's `POST /chat/completions`, streaming or not, with usage and faults. */
export async function startFakeModel(options: FakeModelOptions = {}): Promise<FakeModel> {
  const queue: FakeReply[] = [];
  const requests: FakeRequest[] = [];
  const server = createServer((incoming, response) => {
    respond(incoming, response).catch(() => response.destroy());
  });

  async function respond(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    if (incoming.method !== "POST" || !incoming.url?.endsWith("/chat/completions")) return sendError(response, 404);
    if (options.apiKey !== undefined && incoming.headers.authorization !== `Bearer ${options.apiKey}`) {
      return sendError(response, 401);
    }
    const request = await readRequest(incoming);
    requests.push(request);
    const reply = queue.shift() ?? options.answer?.(request);
    if (!reply) return sendError(response, 500);
    if (reply.delayMs) await wait(reply.delayMs);
    if (reply.fault?.kind === "status") return sendError(response, reply.fault.status, reply.fault.retryAfter);
    return request.stream ? sendStream(response, request, reply) : sendWhole(response, request, reply);
  }

  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  // A server that listens on TCP has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    reply: (...replies) => void queue.push(...replies),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readRequest(incoming: IncomingMessage): Promise<FakeRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  // Only our own client talks to this server; a body of another form fails the test that sent it.
  const body = JSON.parse(Buffer.concat(chunks).toString("utf8")) as {
    model: string;
    stream?: boolean;
    messages: { role: string; content: unknown }[];
    response_format?: { type: string };
  };
  const textOf = (role: string) =>
    body.messages
      .filter((message) => message.role === role)
      .map(({ content }) => contentText(content))
      .join("\n");
  return {
    model: body.model,
    system: textOf("system"),
    prompt: textOf("user"),
    stream: body.stream === true,
    json: body.response_format?.type === "json_object",
    at: Date.now(),
  };
}

function contentText(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content.map((part: { text?: string }) => part.text ?? "").join("");
}

function sendError(response: ServerResponse, status: number, retryAfter?: string): void {
  response.writeHead(status, {
    "content-type": "application/json",
    ...(retryAfter === undefined ? {} : { "retry-after": retryAfter }),
  });
  response.end(JSON.stringify({ error: { message: `Status ${status}`, type: "error", param: null, code: status } }));
}

function sendWhole(response: ServerResponse, request: FakeRequest, reply: FakeReply): void {
  const head = JSON.stringify({
    ...envelope(request, "chat.completion"),
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: reply.text, reasoning_content: reply.reasoning ?? null },
        finish_reason: finishReason(reply),
      },
    ],
    usage: usage(request, reply),
  });
  response.writeHead(200, { "content-type": "application/json" });
  if (reply.fault?.kind === "reset") {
    response.write(head.slice(0, head.length / 2), () => response.destroy());
  } else if (reply.fault?.kind === "silence") {
    response.write(head.slice(0, head.length / 2));
  } else {
    response.end(head);
  }
}

async function sendStream(response: ServerResponse, request: FakeRequest, reply: FakeReply): Promise<void> {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  const send = (event: object) =>
    new Promise<void>((resolve) => response.write(`data: ${JSON.stringify(event)}\n\n`, () => resolve()));
  const delta = (content: object, reason: string | null = null) =>
    send({
      ...envelope(request, "chat.completion.chunk"),
      choices: [{ index: 0, delta: content, finish_reason: reason }],
      usage: null,
    });

  await delta({ role: "assistant", content: "" });
  for (const piece of pieces(reply.reasoning ?? "")) await delta({ reasoning_content: piece });
  for (const piece of pieces(reply.text)) await delta({ content: piece });
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
      await delta({ content: "" }, finishReason(reply));
      await send({ ...envelope(request, "chat.completion.chunk"), choices: [], usage: usage(request, reply) });
      response.end("data: [DONE]\n\n");
  }
}

function pieces(text: string): string[] {
  return text.match(new RegExp(`[\\s\\S]{1,${pieceLength}}`, "g")) ?? [];
}

function envelope(request: FakeRequest, object: string) {
  return {
    id: "fake-1",
    object,
    created: Math.floor(Date.now() / 1000),
    model: request.model,
    system_fingerprint: "fake",
  };
}

function finishReason(reply: FakeReply): string {
  return reply.fault?.kind === "length" ? "length" : "stop";
}

/** Four characters a token, the usual rule of thumb; the fixed part of the prompt counts as cached. */
function usage(request: FakeRequest, reply: FakeReply) {
  const tokens = (text: string) => Math.ceil(text.length / 4);
  const cached = tokens(request.system);
  const prompt = cached + tokens(request.prompt);
  const reasoning = tokens(reply.reasoning ?? "");
  const completion = tokens(reply.text) + reasoning;
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    prompt_cache_hit_tokens: cached,
    prompt_cache_miss_tokens: prompt - cached,
    completion_tokens_details: { reasoning_tokens: reasoning },
  };
}
