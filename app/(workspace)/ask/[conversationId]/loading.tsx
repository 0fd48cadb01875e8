import { ConversationSkeleton } from "@/components/chat/conversation-skeleton";

/** Shown while a conversation is read. */
export default function Loading() {
  return <ConversationSkeleton />;
}
