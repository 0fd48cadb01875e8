import type { IncomingHttpHeaders } from "node:http";
import type { FakeReply, FakeRequest } from "./fake-reply";

/** One provider's protocol, as far as a streamed reply needs it. */
export type Wire = {
  /** Whether a path of this server belongs to the protocol. */
  readonly matches: (path: string) => boolean;
  readonly keyOf: (headers: IncomingHttpHeaders) => string | undefined;
  /** `body` is what our own client sent; one of another form fails the test that sent it. */
  readonly read: (body: never, path: string) => Omit<FakeRequest, "at">;
  /** Events before, for each piece of, and after a reply; each as it is written. */
  readonly opening: (request: FakeRequest) => string;
  readonly piece: (request: FakeRequest, text: string, of: "text" | "reasoning") => string;
  readonly ending: (request: FakeRequest, reply: FakeReply) => string;
};

/** A server-sent event; protocols that name their events repeat the name in the data. */
export function sentEvent(data: object, name?: string): string {
  return `${name === undefined ? "" : `event: ${name}\n`}data: ${JSON.stringify(data)}\n\n`;
}

/** The text of a message, which all protocols write in one of these forms. */
export function contentText(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content.map((part: { text?: string }) => part.text ?? "").join("");
}

/** Four characters a token, the usual rule of thumb; the fixed part of the prompt counts as cached. */
export function countTokens(request: FakeRequest, reply: FakeReply) {
  const tokens = (text: string) => Math.ceil(text.length / 4);
  const cached = tokens(request.system);
  const reasoning = tokens(reply.reasoning ?? "");
  return { cached, input: cached + tokens(request.prompt), output: tokens(reply.text) + reasoning, reasoning };
}
