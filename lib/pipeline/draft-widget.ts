import "server-only";
import type { z } from "zod";
import type { Viewer } from "@/lib/auth/viewer";
import { recommendChart } from "@/lib/chart/recommend-chart";
import { type WidgetQuery, widgetQuerySchema } from "@/lib/dashboard/config/schema";
import type { WidgetDraft, widgetDraftRequestSchema } from "@/lib/dashboard/design/schema";
import type { ResultSet } from "@/lib/execute/schema";
import type { CheckedSql } from "@/lib/guard/checked-sql";
import { conditionsOf } from "@/lib/guard/conditions-of";
import { fillParameters } from "@/lib/guard/fill-parameters";
import { compilePlan } from "@/lib/nl2sql/compile-plan";
import { describeConditions } from "@/lib/nl2sql/describe-conditions";
import { describePlan } from "@/lib/nl2sql/describe-plan";
import type { Draft } from "@/lib/nl2sql/schema";
import { askedAlone } from "@/lib/pipeline/asked-alone";
import { answerLocale } from "@/lib/pipeline/check-question";
import { ownValues } from "@/lib/pipeline/own-values";
import { readQuestion } from "@/lib/pipeline/read-question";
import { orRefused } from "@/lib/pipeline/refused-draft";
import { runDraft } from "@/lib/pipeline/run-draft";
import { runStoredQuery } from "@/lib/pipeline/run-stored-query";
import { ok, type Result } from "@/lib/result";
import type { SemanticModel } from "@/lib/semantic/schema";
import { semanticViewFor } from "@/lib/semantic/semantic-view";

type Request = z.output<typeof widgetDraftRequestSchema>;
type From<F extends Request["from"]> = Extract<Request, { from: F }>;
type Options = { readonly signal: AbortSignal };

/**
 * Makes what a widget asks of a question, a plan or SQL, and runs it as whoever designs may see it. Nothing is kept. What the guard
 * or the engine has against the query is part of the answer, so that it can be said beside what was written.
 * **Access** what the viewer may see of the source. **Fails** source/*, question/*, execute/* where another try may help, llm/*.
 */
export async function draftWidget(viewer: Viewer, request: Request, options: Options): Promise<Result<WidgetDraft>> {
  switch (request.from) {
    case "question":
      return await fromQuestion(viewer, request, options);
    case "plan":
      return await fromPlan(viewer, request, options);
    case "sql":
      return await fromSql(viewer, request, options);
  }
}

async function fromQuestion(viewer: Viewer, wish: From<"question">, { signal }: Options): Promise<Result<WidgetDraft>> {
  const locale = answerLocale(wish.question, viewer.locale);
  const asked = await askedAlone(viewer, { ...wish, locale, modelContext: null, signal });
  if (!asked.ok) return asked;
  const read = await readQuestion(asked.value);
  if (!read.ok) return orRefused(viewer, read.error, "");
  const { interpretation } = read.value;
  if (interpretation.kind !== "draft") return ok(interpretation);
  const end = await runDraft(asked.value, { ...read.value, interpretation });
  if (!end.ok) return orRefused(viewer, end.error, interpretation.sql);
  switch (end.value.kind) {
    case "without_draft":
      return ok(end.value.reading.interpretation);
    case "given_up":
      return orRefused(viewer, end.value.refusal, end.value.draft.sql);
    case "ran":
      return ok(drafted(viewer, { ...end.value.run, question: asked.value.question, model: asked.value.model }));
  }
}

async function fromPlan(viewer: Viewer, wish: From<"plan">, options: Options): Promise<Result<WidgetDraft>> {
  const view = await semanticViewFor(viewer, wish.sourceId);
  if (!view.ok) return view;
  const sql = compilePlan(wish.plan, view.value.model);
  if (!sql.ok) return orRefused(viewer, sql.error, "");
  const draft = asWritten({ engine: "offline", sql: sql.value, plan: wish.plan });
  return await runWritten(viewer, draft, { ...wish, ...options, model: view.value.model });
}

async function fromSql(viewer: Viewer, wish: From<"sql">, options: Options): Promise<Result<WidgetDraft>> {
  const view = await semanticViewFor(viewer, wish.sourceId);
  if (!view.ok) return view;
  const { kind } = view.value.model;
  const filled = fillParameters(wish.sql, ownValues(wish.parameters), kind);
  if (!filled.ok) return orRefused(viewer, filled.error, wish.sql);
  const draft = asWritten({ engine: "sql", sql: filled.value, plan: null });
  const ran = await runWritten(viewer, draft, { ...wish, ...options, model: view.value.model });
  // The names stay open in what is kept.
  if (!ran.ok || ran.value.kind !== "query") return ran;
  return ok({ ...ran.value, query: { ...ran.value.query, sql: wish.sql, parameters: wish.parameters } });
}

type Written = Options & { readonly sourceId: string; readonly confirmed: boolean; readonly model: SemanticModel };

async function runWritten(
  viewer: Viewer,
  draft: Draft,
  { sourceId, confirmed, model, signal }: Written,
): Promise<Result<WidgetDraft>> {
  const asked = draft.plan === null ? draft.sql.slice(0, 200) : describePlan(draft.plan, model, viewer.locale);
  const occasion = { kind: "question" as const, asked, subject: null };
  const run = await runStoredQuery(viewer, { sourceId, sql: draft.sql }, { signal, occasion, confirmed });
  if (!run.ok) return orRefused(viewer, run.error, draft.sql);
  return ok(drafted(viewer, { ...run.value, draft, question: null, model }));
}

const asWritten = (query: Pick<Draft, "engine" | "sql" | "plan">): Draft => ({
  ...{ kind: "draft", ...query, confidence: 1, confident: true, understood: "" },
  ...{ assumptions: [], unused: [], chartHint: null },
});

type Drafted = {
  readonly draft: Draft;
  readonly result: ResultSet;
  readonly checked: CheckedSql;
  readonly question: string | null;
  readonly model: SemanticModel;
};

const titleLengthMax = 200;

function drafted(viewer: Viewer, { draft, result, checked, question, model }: Drafted): WidgetDraft {
  const { sql, plan, engine, assumptions, chartHint } = draft;
  const query: WidgetQuery = widgetQuerySchema.parse({ sourceId: model.sourceId, question, sql, plan });
  const sentence = plan === null ? null : describePlan(plan, model, viewer.locale);
  const conditions = plan === null ? conditionsOf(sql, model.kind) : describeConditions(plan, model, viewer.locale);
  return {
    ...{ kind: "query", query, result, assumptions, engine },
    chart: recommendChart(result, { question, hint: chartHint }),
    title: (question ?? sentence ?? "").slice(0, titleLengthMax),
    explanation: {
      ...{ sentence, conditions, rowRulesApplied: checked.rowRulesApplied },
      tables: checked.tables.map((id) => model.entities.find((entity) => entity.id === id)?.label ?? id),
    },
  };
}
