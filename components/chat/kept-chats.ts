import type { LiveChat } from "@/lib/client/chat";

/** Conversations kept alive in this browser page, so that leaving one does not end its answer. */
const keptCountMax = 20;
const byConversation = new Map<string, LiveChat>();
let fresh: LiveChat | null = null;

/** The live chat of a conversation, or the one that waits for the first question (null). */
export function keptChat(conversationId: string | null): LiveChat | null {
  return conversationId === null ? fresh : (byConversation.get(conversationId) ?? null);
}

/** Keeps a live chat; beyond the newest ones the oldest is let go. */
export function keepChat(conversationId: string | null, live: LiveChat): void {
  if (conversationId === null) {
    fresh = live;
    return;
  }
  if (live === fresh) fresh = null;
  byConversation.delete(conversationId);
  byConversation.set(conversationId, live);
  const oldest = byConversation.keys().next().value;
  if (byConversation.size > keptCountMax && oldest !== undefined) byConversation.delete(oldest);
}

/** Forgets a conversation that was deleted. */
export function forgetChat(conversationId: string): void {
  byConversation.delete(conversationId);
}
