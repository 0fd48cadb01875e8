import "server-only";
import type { z } from "zod";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import type { DashboardConfig } from "@/lib/dashboard/config/schema";
import { composeDashboard } from "@/lib/dashboard/design/compose/compose-dashboard";
import type { DesignEvent, designWishSchema } from "@/lib/dashboard/design/schema";
import type { DesignAct } from "@/lib/dashboard/design/wish/act";
import { readWish } from "@/lib/dashboard/design/wish/read-wish";
import { composedPieces } from "@/lib/design/composed-pieces";
import { designRequest, readActs } from "@/lib/design/design-prompt";
import { designTexts } from "@/lib/design/design-texts";
import { FreePlaces } from "@/lib/design/free-places";
import { type Designing, realiseAct } from "@/lib/design/realise-act";
import { type Refusal, refuse } from "@/lib/errors";
import { errorMessage } from "@/lib/i18n/error-message";
import { generate, modelAvailability } from "@/lib/llm/gateway";
import { promptInForce } from "@/lib/llm/prompts/prompt-in-force";
import { askableModelFor } from "@/lib/pipeline/askable-view";
import { fail, ok, type Result } from "@/lib/result";
import type { SemanticModel } from "@/lib/semantic/schema";
import { modelContextOf } from "@/lib/source/model-context";
import { listSources } from "@/lib/source/sources";

type Wish = z.output<typeof designWishSchema>;
type Emit = (event: DesignEvent) => Promise<void>;
type Options = { readonly signal: AbortSignal; readonly emit: Emit };

/**
 * Turns a wish into changes of a dashboard that a person may take piece by piece; nothing is stored. A language model is asked where there
 * is one (or `engine` says so), else the wish is read by rules. Every query is read, checked by the guard and run once as the viewer.
 * What is expected to go wrong is an event like any other. **Access** dashboard:edit; of the data, what the viewer may see.
 */
export async function designDashboard(viewer: Viewer, wish: Wish, { signal, emit }: Options): Promise<void> {
  const failed = (error: Refusal) =>
    emit({ kind: "failed", code: error.code, message: errorMessage(error, viewer.locale) });
  if (!can(viewer, "dashboard:edit")) return await failed(refuse("auth/forbidden").error);
  await emit({ kind: "step", step: "reading" });
  const sourceId = wish.sourceId ?? (await usualSource(viewer, wish.config));
  const model = sourceId === null ? refuse("source/not-found") : await askableModelFor(viewer, sourceId);
  if (!model.ok) return await failed(model.error);
  const available = wish.engine === "offline" ? null : await modelAvailability(viewer, "layout");
  if (wish.engine === "model" && available?.available === false) return await failed(refuse(available.code).error);
  if (available?.available !== true) return await byRules(viewer, wish, { model: model.value, signal, emit }, null);
  await emit({ kind: "step", step: "asking" });
  const asked = await askModel(viewer, wish, { model: model.value, signal });
  if (asked.ok) return await realiseAll(viewer, wish, { ...asked.value, model: model.value, signal, emit });
  if (wish.engine === "model" || signal.aborted) return await failed(asked.error);
  await byRules(viewer, wish, { model: model.value, signal, emit }, asked.error);
}

/** The source that most widgets ask, else the first that the viewer may ask. */
async function usualSource(viewer: Viewer, { widgets }: DashboardConfig): Promise<string | null> {
  const used = widgets.flatMap((widget) => (widget.kind === "chart" ? [widget.query.sourceId] : []));
  const counts = new Map<string, number>();
  for (const id of used) counts.set(id, (counts.get(id) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  if (most !== undefined) return most[0];
  const [first] = await listSources(viewer);
  return first?.id ?? null;
}

type Asked = { readonly acts: readonly DesignAct[]; readonly usedModel: string; readonly unreadable: number };

async function askModel(
  viewer: Viewer,
  { wish, title, config }: Wish,
  { model, signal }: { readonly model: SemanticModel; readonly signal: AbortSignal },
): Promise<Result<Asked>> {
  const modelContext = await modelContextOf(model.sourceId);
  if (!modelContext.ok) return modelContext;
  const { locale } = viewer;
  const { text, version } = await promptInForce("design", locale);
  const reply = await generate({
    ...{ operation: "layout", viewer, conversationId: null, sourceId: model.sourceId, promptVersion: version, signal },
    ...designRequest({ wish, title, config, model, modelContext: modelContext.value, locale }, text),
  });
  if (!reply.ok) return fail(reply.error);
  const { value, usage } = reply.value;
  const { acts, unreadable } = readActs(value.changes);
  const named: DesignAct[] = value.title && value.title !== title ? [{ do: "title", title: value.title }] : [];
  return ok({ acts: [...named, ...acts], usedModel: usage.model, unreadable });
}

type Work = { readonly model: SemanticModel; readonly signal: AbortSignal; readonly emit: Emit };

async function realiseAll(viewer: Viewer, wish: Wish, work: Work & Asked): Promise<void> {
  const text = designTexts(viewer.locale);
  await realise(viewer, wish, work, work.acts);
  const note = work.unreadable === 0 ? null : text("unreadable", { count: work.unreadable });
  await work.emit({ kind: "done", engine: "model", model: work.usedModel, note });
}

async function realise(viewer: Viewer, wish: Wish, work: Work, acts: readonly DesignAct[]): Promise<void> {
  const { config, engine } = wish;
  const { model, signal, emit } = work;
  const text = designTexts(viewer.locale);
  const places = new FreePlaces(config);
  const designing: Designing = { viewer, config, model, engine, text, places, signal };
  if (acts.length > 0) await emit({ kind: "step", step: "checking" });
  for (const act of acts) {
    if (signal.aborted) return;
    await emit(await realiseAct(act, designing));
  }
}

/** `failure`: why no model could be asked, though one was connected. */
async function byRules(viewer: Viewer, wish: Wish, work: Work, failure: Refusal | null): Promise<void> {
  const { locale } = viewer;
  const text = designTexts(locale);
  const { model, emit } = work;
  const read = readWish(wish.wish, { config: wish.config, model });
  if (read.compose !== null) {
    const composed = composeDashboard(model, { ...read.compose, locale, now: new Date() });
    if (!composed.ok) {
      return await emit({ kind: "failed", code: composed.error.code, message: errorMessage(composed.error, locale) });
    }
    await emit({ kind: "step", step: "placing" });
    for (const piece of composedPieces(composed.value, { onto: wish.config, text }))
      await emit({ kind: "piece", piece });
  }
  await realise(viewer, { ...wish, engine: "offline" }, work, read.acts);
  for (const clause of read.unread) await emit({ kind: "refused", title: clause, reason: text("notFound") });
  const note = failure === null ? text("offline") : text("modelFailed", { problem: errorMessage(failure, locale) });
  await emit({ kind: "done", engine: "offline", model: null, note });
}
