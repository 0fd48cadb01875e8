"use client";

import { createContext, useContext } from "react";
import type { Place } from "@/lib/chat/message-tree";
import type { ChatMessage } from "@/lib/chat/schema";
import type { EngineChoice } from "@/lib/nl2sql/schema";
import type { SourceKind } from "@/lib/source/schema";

/** The conversation that is open, and what can be done in it. */
export type OpenConversation = {
  /** Null before the first answer has begun. */
  conversationId: string | null;
  /** The places of all messages that are known, in all branches. */
  places: readonly Place[];
  /** An answer is being made: nothing else can begin. */
  busy: boolean;
  modelAvailable: boolean;
  /** The SQL dialect of a source. */
  dialectOf: (sourceId: string | null) => SourceKind | null;
  ask: (question: string) => void;
  /** Asks something else in the place of a question, in a branch of its own. */
  edit: (questionId: string, question: string) => void;
  /** Makes another answer: by an engine, or as before. Null for the last question, which may have no answer. */
  again: (answerId: string | null, engine?: EngineChoice) => void;
  /** Makes another answer by running what was held back because of its cost. */
  confirm: (answerId: string, queryId: string) => void;
  /** Shows the branch that leads through a message. */
  show: (messageId: string) => void;
  /** Takes in an answer that was made beside the chat, and shows it. */
  adopt: (answer: ChatMessage) => void;
  /** Puts a question into the field, to be changed there. */
  putInField: (question: string) => void;
};

export const ConversationContext = createContext<OpenConversation | null>(null);

/** The conversation that is open. Only below `ConversationView`. */
export function useConversation(): OpenConversation {
  const conversation = useContext(ConversationContext);
  if (conversation === null) throw new Error("useConversation stands outside a conversation");
  return conversation;
}
