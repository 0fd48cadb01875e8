import type { ChatMessage } from "@/lib/chat/schema";
import type { SourceSummary } from "@/lib/source/schema";

/** What the server reads for the question page. */
export type AskViewProps = {
  /** The conversation the page was opened for; null on the page for a new question. */
  conversation: { id: string; title: string; messages: ChatMessage[] } | null;
  sources: SourceSummary[];
  /** The source that is offered first; null when there is none that can be asked. */
  sourceId: string | null;
  /** Questions that work on this source, in the reader's language. */
  suggestions: string[];
  modelAvailable: boolean;
  /** The model that is asked first; null while none may be. */
  modelName: string | null;
};
