import { ApiError } from "@/lib/client/fetch-json";

/** The words of a failure: keys below `common.errorState`, or the server's own sentence. */
export type ErrorWords = {
  kind: "server" | "offline" | "answer" | "unknown";
  sentence: string | null;
  requestId: string | null;
  retryable: boolean;
};

/** Sorts whatever was thrown into what can be said of it. Only a sentence the server meant for people is ever shown. */
export function describeError(error: unknown): ErrorWords {
  if (!(error instanceof ApiError)) return { kind: "unknown", sentence: null, requestId: null, retryable: true };
  const { code, sentence, requestId, retryable } = error;
  if (code === "client/offline") return { kind: "offline", sentence: null, requestId, retryable: true };
  if (sentence === null) return { kind: "answer", sentence: null, requestId, retryable: true };
  return { kind: "server", sentence, requestId, retryable };
}
