import { z } from "zod";
import { deleteConversation, getConversation, renameConversation } from "@/lib/chat/conversations";
import { conversationChangeSchema } from "@/lib/chat/schema";
import { handle } from "@/lib/http/handle";

const route = "/api/conversations/[conversationId]";
const params = z.object({ conversationId: z.string().max(64) });

/** Reads a conversation with its messages. */
export const GET = handle({ route, access: "ask", params }, ({ viewer, params: { conversationId } }) =>
  getConversation(viewer, conversationId),
);

/** Renames a conversation. */
export const PATCH = handle(
  { route, access: "ask", params, body: conversationChangeSchema },
  ({ viewer, params: { conversationId }, body }) => renameConversation(viewer, conversationId, body.title),
);

/** Deletes a conversation with its messages. */
export const DELETE = handle({ route, access: "ask", params }, ({ viewer, params: { conversationId } }) =>
  deleteConversation(viewer, conversationId),
);
