import { z } from "zod";
import { giveFeedback, takeBackFeedback } from "@/lib/chat/feedback";
import { feedbackSchema } from "@/lib/chat/schema";
import { handle } from "@/lib/http/handle";

const route = "/api/conversations/[conversationId]/messages/[messageId]/feedback";
const params = z.object({ conversationId: z.string().max(64), messageId: z.string().max(64) });

/** Keeps what the reader thinks of an answer. */
export const PUT = handle({ route, access: "ask", params, body: feedbackSchema }, ({ viewer, params: target, body }) =>
  giveFeedback(viewer, target, body),
);

/** Takes that back. */
export const DELETE = handle({ route, access: "ask", params }, ({ viewer, params: target }) =>
  takeBackFeedback(viewer, target),
);
