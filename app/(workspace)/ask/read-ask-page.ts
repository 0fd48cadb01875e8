import "server-only";
import { cookies } from "next/headers";
import type { AskViewProps } from "@/components/chat/ask-view-props";
import { isAskable } from "@/components/chat/is-askable";
import type { Viewer } from "@/lib/auth/viewer";
import { lastSourceCookie } from "@/lib/client/sources";
import { modelAvailability } from "@/lib/llm/gateway";
import { askableViewFor } from "@/lib/pipeline/askable-view";
import { listSources } from "@/lib/source/sources";

const suggestionCount = 6;

/** What both question pages show beside the conversation. `wantedId`, then the source asked last, then the first is offered. */
export async function readAskPage(
  viewer: Viewer,
  wantedId: string | null,
): Promise<Omit<AskViewProps, "conversation">> {
  const [sources, cookieStore, model] = await Promise.all([
    listSources(viewer),
    cookies(),
    modelAvailability(viewer, "sql"),
  ]);
  const askable = sources.filter(isAskable);
  const wanted = [wantedId, cookieStore.get(lastSourceCookie)?.value ?? null];
  const source = wanted.map((id) => askable.find((one) => one.id === id)).find(Boolean) ?? askable[0] ?? null;
  return {
    sources,
    sourceId: source?.id ?? null,
    suggestions: source === null ? [] : await suggestionsFor(viewer, source.id),
    // With its budget used up it can still be chosen: the answer then says so, and when it is whole again.
    modelAvailable: model.available || model.code === "llm/budget",
    modelName: model.available ? model.model : null,
  };
}

/** Questions that work on a source; none when its meaning cannot be read now, for a question can still be typed. */
async function suggestionsFor(viewer: Viewer, sourceId: string): Promise<string[]> {
  const view = await askableViewFor(viewer, sourceId);
  if (!view.ok) return [];
  return view.value.model.suggestedQuestions.slice(0, suggestionCount).map((question) => question[viewer.locale]);
}
