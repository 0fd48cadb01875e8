/** How the local stand-in for a language model answers one request: well, or with one of the faults that real servers show. */
export type FakeReply = {
  /** The text of the reply, written piece by piece. */
  readonly text: string;
  /** Thinking in the protocol's own field, apart from the text. */
  readonly reasoning?: string;
  /** Before the first byte. */
  readonly delayMs?: number;
  /** Before each piece, as a model that takes its time. */
  readonly pieceMs?: number;
  readonly fault?: FakeFault;
};

export type FakeFault =
  | { readonly kind: "status"; readonly status: number; readonly retryAfter?: string; readonly message?: string }
  /** The connection breaks after the text. */
  | { readonly kind: "reset" }
  /** The stream ends after the text as if all were well, without a finish reason. */
  | { readonly kind: "cut-off" }
  /** The token limit is reached after the text. */
  | { readonly kind: "length" }
  /** The provider's filter ends the reply after the text. */
  | { readonly kind: "refused" }
  /** Nothing more comes after the text; the connection stays open. */
  | { readonly kind: "silence" };

/** What a request asked, as the server read it. */
export type FakeRequest = {
  readonly model: string;
  readonly system: string;
  readonly prompt: string;
  readonly stream: boolean;
  /** Any JSON mode. */
  readonly json: boolean;
  /** The kind of it. */
  readonly structured: "json-schema" | "json" | "none";
  /** What the assistant is said to have said before, for a reply that goes on. */
  readonly begun: string;
  readonly temperature: number | null;
  readonly at: number;
};

/** A reply without faults. Objects are sent as JSON. */
export function says(content: string | object): FakeReply {
  return { text: typeof content === "string" ? content : JSON.stringify(content) };
}

/** A failed request. */
export function failsWith(status: number, retryAfter?: string): FakeReply {
  return {
    text: "",
    fault: retryAfter === undefined ? { kind: "status", status } : { kind: "status", status, retryAfter },
  };
}
