import { type Agent, request } from "node:http";

/** One question and what came of it. Units: milliseconds; moments by `Date.now()`, which other processes share. */
export type AskedChat = {
  readonly question: string;
  readonly startedAt: number;
  readonly ms: number;
  /** When each piece arrived. */
  readonly pieces: readonly { readonly at: number; readonly text: string }[];
  readonly status: number;
};

export type ChatPlace = { readonly origin: string; readonly agent: Agent; readonly sourceId: string };

/** Asks the server a question as the browser does and reads the stream to its end, with as little work as can be. */
export function askChat(
  { origin, agent, sourceId }: ChatPlace,
  headers: Readonly<Record<string, string>>,
  asked: { readonly question: string; readonly engine: "offline" | "model" },
): Promise<AskedChat> {
  const body = JSON.stringify({ conversationId: null, sourceId, ...asked });
  return new Promise((resolve, reject) => {
    const startedAt = Date.now();
    const started = performance.now();
    const sent = request(`${origin}/api/chat`, {
      ...{ agent, method: "POST" },
      headers: { ...headers, "content-type": "application/json", "content-length": Buffer.byteLength(body) },
    });
    sent.on("error", reject);
    sent.on("response", (response) => {
      const pieces: { at: number; text: string }[] = [];
      response.setEncoding("utf8");
      response.on("data", (text: string) => pieces.push({ at: Date.now(), text }));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          ...{ question: asked.question, startedAt, ms: performance.now() - started, pieces },
          status: response.statusCode ?? 0,
        }),
      );
    });
    sent.end(body);
  });
}

/** Whether an answer came to its end with rows, by the engine that was asked for. */
export function isAnswered({ status, pieces }: AskedChat, engine: "offline" | "model"): boolean {
  const text = pieces.map((piece) => piece.text).join("");
  const has = (part: string) => text.includes(`"type":"data-${part}"`);
  return status === 200 && has("rows") && has("receipt") && !has("refusal") && text.includes(`"engine":"${engine}"`);
}
