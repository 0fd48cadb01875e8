import type { ChatMessage } from "@/lib/chat/schema";
import { type LiveChat, makeLiveChat } from "@/lib/client/chat";

/** Conversations kept alive in this browser page, so that leaving one does not end its answer. */
const keptCountMax = 20;
const byConversation = new Map<string, LiveChat>();
let fresh: LiveChat | null = null;

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
  const known = conversationId === null ? fresh : (byConversation.get(conversationId) ?? null);
  if (known && !isBehind(known, messages)) return known;
  const made = makeLiveChat({
    conversationId,
    messages,
    chosenId,
    onConversation: (conversation) => {
      keep(conversation.conversationId, made);
      onConversation(conversation);
    },
  });
  if (typeof window === "undefined") return made;
  if (conversationId === null) fresh = made;
  else keep(conversationId, made);
  return made;
}

/** Forgets a conversation that was deleted. */
export function forgetLiveChat(conversationId: string): void {
  byConversation.delete(conversationId);
}

/** The server knows more when another tab has asked since; a chat that is streaming is never behind. */
function isBehind({ chat, known }: LiveChat, messages: ChatMessage[]): boolean {
  return chat.status === "ready" && messages.some(({ id }) => !known.has(id));
}

function keep(conversationId: string, live: LiveChat): void {
  if (live === fresh) fresh = null;
  byConversation.delete(conversationId);
  byConversation.set(conversationId, live);
  const oldest = byConversation.keys().next().value;
  if (byConversation.size > keptCountMax && oldest !== undefined) byConversation.delete(oldest);
}
