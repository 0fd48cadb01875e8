import { createUIMessageStreamResponse } from "ai";
import { chatRequestSchema } from "@/lib/chat/schema";
import { streamAnswer } from "@/lib/chat/stream-answer";
import { handle } from "@/lib/http/handle";
import { limitRate } from "@/lib/http/rate-limit";

/** Answers a question as an AI SDK UI message stream. */
export const POST = handle(
  { route: "/api/chat", access: "ask", body: chatRequestSchema },
  async ({ viewer, body, signal }) => {
    const allowed = await limitRate("question", viewer.userId);
    if (!allowed.ok) return allowed;
    const answer = await streamAnswer(viewer, body, { signal });
    // nginx would otherwise hold the parts back until its buffer is full.
    return answer.ok
      ? createUIMessageStreamResponse({ stream: answer.value, headers: { "x-accel-buffering": "no" } })
      : answer;
  },
);
