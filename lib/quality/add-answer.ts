import "server-only";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { getConversation } from "@/lib/chat/conversations";
import { placesOf, placesTo } from "@/lib/chat/message-tree";
import { getQuery } from "@/lib/chat/queries";
import { readTurns } from "@/lib/chat/read-turns";
import type { ChatMessage, StoredQuery } from "@/lib/chat/schema";
import { refuse } from "@/lib/errors";
import { interpretOffline } from "@/lib/nl2sql/offline/interpret-offline";
import type { Turn } from "@/lib/pipeline/answer-part";
import { askableViewFor } from "@/lib/pipeline/askable-view";
import { answerLocale } from "@/lib/pipeline/check-question";
import { recogniseSql } from "@/lib/pipeline/recognise-sql";
import { keepCases } from "@/lib/quality/keep-cases";
import type { AddedAnswer } from "@/lib/quality/schema";
import type { Result } from "@/lib/result";
import type { SemanticView } from "@/lib/semantic/access-policy";

type Answered = Turn & { readonly sql: string };

/**
 * Makes a case of an answer: its question, with the SQL that ran as gold. A follow-up brings the turns it needs.
 * It goes to the set of the source that the viewer added to last, else to the one changed last, else to a new "My questions".
 * Access: semantic:edit, and the answer is the viewer's own. Fails: query/not-found, source/*, quality/full.
 */
export async function addAnswer(viewer: Viewer, queryId: string): Promise<Result<AddedAnswer>> {
  if (!can(viewer, "semantic:edit")) return refuse("auth/forbidden");
  const query = await getQuery(viewer, queryId);
  if (!query.ok) return query;
  const view = await askableViewFor(viewer, query.value.sourceId);
  if (!view.ok) return view;
  const { turns, conversation } = await turnsOf(viewer, query.value, view.value);
  return await keepCases(viewer, query.value.sourceId, { turns, conversation, of: { queryId } });
}

/** The turns that an answer needs, its own last, and the name of their conversation; null for one that stands alone. */
async function turnsOf(
  viewer: Viewer,
  query: StoredQuery,
  view: SemanticView,
): Promise<{ turns: Answered[]; conversation: string | null }> {
  const alone: Turn = { question: query.question, understood: null, sql: query.sql, plan: null, extract: null };
  const found = query.conversationId === null ? null : await getConversation(viewer, query.conversationId);
  const messages = found?.ok ? branchTo(found.value.messages, query.id) : [];
  const asked = readTurns(messages);
  const all = [...(asked.length > 0 ? asked : [alone])].filter((turn): turn is Answered => turn.sql !== null);
  const root = all.findLastIndex((turn) => standsAlone(turn, view));
  const turns = all.slice(Math.max(0, root));
  // Two follow-ups of one question are turns of one conversation of the set.
  const conversation = turns.length > 1 ? `${query.conversationId}:${Math.max(0, root) + 1}` : null;
  return { turns, conversation };
}

/** The branch of a conversation that ends in the answer that ran a query. */
function branchTo(messages: readonly ChatMessage[], queryId: string): ChatMessage[] {
  const last = messages.find(({ parts }) =>
    parts.some((part) => part.type === "data-sql" && part.data.queryId === queryId),
  );
  const path = last === undefined ? [] : placesTo(placesOf(messages), last.id);
  return path.flatMap(({ id }) => messages.find((message) => message.id === id) ?? []);
}

/** A question that comes to the same SQL without the turns before it needs none of them. */
function standsAlone({ question, sql }: Answered, view: SemanticView): boolean {
  if (recogniseSql(question, view) !== null) return true;
  const locale = answerLocale(question, "en");
  const read = interpretOffline({ question, model: view.model, now: new Date(), locale, previous: null });
  return read.kind === "draft" && read.sql === sql;
}
