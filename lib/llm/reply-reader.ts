import type { ZodType } from "zod";
import { readReply } from "@/lib/llm/clean-reply";
import type { Result } from "@/lib/result";

/** Takes a reply piece by piece over all attempts and says what it comes to. */
export type ReplyReader<T> = {
  push(delta: string): void;
  /** What came so far is void: another attempt begins. */
  restart(): void;
  /** What the next attempt may go on from where a reply met the token limit; null where it has to begin anew. */
  continuation(): string | null;
  /** Fails: llm/empty, llm/refused, llm/malformed. */
  end(): Result<T>;
};

/** Reads JSON of a given shape. Never continued: half a query and the second half of another are no query. */
export function jsonReader<T>(schema: ZodType<T>): ReplyReader<T> {
  let text = "";
  return {
    push: (delta) => {
      text += delta;
    },
    restart: () => {
      text = "";
    },
    continuation: () => null,
    end: () => readReply(text, schema),
  };
}
