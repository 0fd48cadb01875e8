import { keepChat, keptChat } from "@/components/chat/kept-chats";
import type { ChatMessage } from "@/lib/chat/schema";
import { type LiveChat, makeLiveChat } from "@/lib/client/chat";

type OpenChat = {
  conversationId: string | null;
  /** In all branches, as the server knows them. */
  messages: ChatMessage[];
  /** A message of the branch to show when the conversation is opened; null for the one that was spoken in last. */
  chosenId: string | null;
  onConversation: (conversation: { conversationId: string; created: boolean }) => void;
};

/**
 * The live chat of a conversation, or the one that waits for the first question (null).
 * On the server each render gets its own: nothing may be shared between people.
 */
export function liveChat({ conversationId, messages, chosenId, onConversation }: OpenChat): LiveChat {
  const known = keptChat(conversationId);
  if (known && !isBehind(known, messages)) return known;
  const made = makeLiveChat({
    conversationId,
    messages,
    chosenId,
    onConversation: (conversation) => {
      keepChat(conversation.conversationId, made);
      onConversation(conversation);
    },
  });
  if (typeof window !== "undefined") keepChat(conversationId, made);
  return made;
}

/** The server knows more when another tab has asked since; a chat that is streaming is never behind. */
function isBehind({ chat, known }: LiveChat, messages: ChatMessage[]): boolean {
  return chat.status === "ready" && messages.some(({ id }) => !known.has(id));
}
