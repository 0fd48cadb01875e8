import { compilePlan } from "@/lib/nl2sql/compile-plan";
import { withDefaultFilters } from "@/lib/nl2sql/default-filters";
import { describePlan } from "@/lib/nl2sql/describe-plan";
import type { ModelReplyContent } from "@/lib/nl2sql/model/model-reply";
import type { BrokenForm, PlanForm } from "@/lib/nl2sql/model/plan-form";
import { readPlan } from "@/lib/nl2sql/model/read-plan";
import type { Locale } from "@/lib/nl2sql/offline/say";
import type { Draft, Interpretation, QueryPlan } from "@/lib/nl2sql/schema";
import { fail, ok, type Result } from "@/lib/result";
import type { SemanticModel } from "@/lib/semantic/schema";
import { visibleModel } from "@/lib/semantic/visible-model";

type Asked = { readonly question: string; readonly model: SemanticModel; readonly locale: Locale };

const choiceCountMax = 5;

/**
 * What a model's reply comes to. A plan is looked up in the semantic model and compiled; where that fails and SQL stands beside it,
 * the SQL counts. Nothing here is trusted: the guard still has to accept a draft.
 * Fails: with a sentence for the model that says what is wrong with its plan.
 */
export function readReply(reply: ModelReplyContent, asked: Asked): Result<Interpretation, string> {
  const planned = reply.plan === null ? null : readWritten(reply.plan, asked);
  if (planned?.ok) return ok(draftOf(reply, asked, planned.value));
  if (reply.sql !== null) return ok(draftOf(reply, asked, { plan: null, sql: reply.sql }));
  if (planned) return planned;
  if (reply.clarify) {
    const { prompt, choices } = reply.clarify;
    return ok({ kind: "clarify", prompt, choices: choices.slice(0, choiceCountMax) });
  }
  return ok({
    kind: "cannot_answer",
    reason: [reply.cannot_answer ?? "", ...reply.missing].filter((text) => text !== "").join(" · "),
    unused: [],
    nearest: asked.model.suggestedQuestions.slice(0, 3).map((question) => question[asked.locale]),
  });
}

/** What a model wrote of a query, to be shown to it again with what was wrong. */
export function writtenIn({ plan, sql }: ModelReplyContent): string {
  return sql ?? JSON.stringify({ plan });
}

type Query = { readonly plan: QueryPlan | null; readonly sql: string };

function readWritten(written: PlanForm | BrokenForm, { model, locale }: Asked): Result<Query, string> {
  if ("broken" in written) return fail(`The plan has not the form that was asked for: ${written.broken}`);
  const plan = readPlan(written, visibleModel(model), locale);
  if (!plan.ok) return plan;
  const usual = withDefaultFilters(plan.value, visibleModel(model));
  const compiled = compilePlan(usual.plan, model);
  if (compiled.ok) return ok({ plan: usual.plan, sql: compiled.value });
  return fail(`The plan cannot be followed: ${compiled.error.params.reason}. Mend it, or answer with "sql".`);
}

function draftOf(reply: ModelReplyContent, { question, model, locale }: Asked, { plan, sql }: Query): Draft {
  return {
    kind: "draft",
    engine: "model",
    sql,
    plan,
    // A model does not say how sure it is: neither yes nor no, and receipts leave it out.
    confidence: 0.5,
    confident: true,
    // Of a plan it is known what it asks; of SQL only what the model says.
    understood: plan === null ? (reply.understood ?? question) : describePlan(plan, model, locale),
    assumptions: reply.assumptions,
    unused: [],
    chartHint: reply.chart ?? null,
  };
}
