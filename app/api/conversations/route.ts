import { listConversations } from "@/lib/chat/conversations";
import { conversationListQuerySchema } from "@/lib/chat/schema";
import { handle } from "@/lib/http/handle";
import { ok } from "@/lib/result";

/** Lists the viewer's conversations, the latest first. */
export const GET = handle(
  { route: "/api/conversations", access: "ask", query: conversationListQuerySchema },
  async ({ viewer, query }) => ok(await listConversations(viewer, query)),
);
