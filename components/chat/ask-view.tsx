"use client";

import { useQueryClient } from "@tanstack/react-query";
import { usePathname, useSearchParams } from "next/navigation";
import type { AskViewProps } from "@/components/chat/ask-view-props";
import { branchParam } from "@/components/chat/branch-address";
import { ConversationView } from "@/components/chat/conversation-view";
import { liveChat } from "@/components/chat/live-chats";
import { refreshConversations } from "@/lib/client/conversations";

/**
 * The question page. A new conversation gets its address when its first answer begins: the address changes in place, so that the
 * answer goes on streaming, and the path (not the page Next rendered) says which conversation is open.
 */
export function AskView({ conversation, ...page }: AskViewProps) {
  const client = useQueryClient();
  const pathId = usePathname().split("/")[2] ?? null;
  const chosenId = useSearchParams().get(branchParam);
  const live = liveChat({
    conversationId: pathId,
    chosenId,
    messages: conversation !== null && conversation.id === pathId ? conversation.messages : [],
    onConversation: ({ conversationId, created }) => {
      if (created && window.location.pathname === "/ask")
        window.history.replaceState(null, "", `/ask/${conversationId}`);
      void refreshConversations(client);
    },
  });
  return <ConversationView key={live.key} live={live} title={conversation?.title ?? null} {...page} />;
}
