import { emptyPlan, isComplete } from "@/components/dashboards/editor/plan/edit-plan";
import type { QueryParameter, WidgetQuery } from "@/lib/dashboard/config/schema";
import type { WidgetDraft, WidgetDraftRequest } from "@/lib/dashboard/design/schema";
import type { QueryPlan } from "@/lib/nl2sql/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

export const ways = ["question", "plan", "sql"] as const;
export type Way = (typeof ways)[number];

/** A query in the making: what was done last in one of the three ways. Null: nothing is asked yet. */
export type QueryWork =
  | { readonly from: "question"; readonly question: string }
  | { readonly from: "plan"; readonly plan: QueryPlan; readonly confirmed: boolean }
  | {
      readonly from: "sql";
      readonly sql: string;
      readonly parameters: readonly QueryParameter[];
      readonly confirmed: boolean;
    }
  | null;

/** Where editing begins: with what a widget asks, or with nothing. */
export function startWork(query: WidgetQuery | null): QueryWork {
  if (query === null) return null;
  const { sql, parameters, plan } = query;
  return plan ? { from: "plan", plan, confirmed: false } : { from: "sql", sql, parameters, confirmed: false };
}

/** What is to be run; null while there is nothing. */
export function requestOf(work: QueryWork, sourceId: string): WidgetDraftRequest | null {
  switch (work?.from) {
    case undefined:
      return null;
    case "question":
      return { ...work, sourceId };
    case "plan":
      return isComplete(work.plan) ? { ...work, sourceId } : null;
    case "sql":
      return { ...work, sourceId, parameters: [...work.parameters] };
  }
}

/** The plan that is shown in chips: as it was edited, else that of the answer, else an empty one over the table asked most. */
export function shownPlan(work: QueryWork, answer: WidgetDraft | undefined, model: SemanticModel): QueryPlan {
  if (work?.from === "plan") return work.plan;
  const answered = work !== null && answer?.kind === "query" ? answer.query.plan : null;
  const root = model.measures[0]?.entity ?? model.entities.find(({ hidden }) => !hidden)?.id ?? "";
  return answered ?? emptyPlan(root);
}

/** The SQL that is shown before anybody types: as it was run, else what the answer came to. */
export function shownSql(work: QueryWork, answer: WidgetDraft | undefined): string {
  if (work?.from === "sql") return work.sql;
  return work !== null && answer?.kind === "query" ? answer.query.sql : "";
}

/** The same again, although it reads very much. */
export const confirmedWork = (work: QueryWork): QueryWork =>
  work === null || work.from === "question" ? work : { ...work, confirmed: true };

const parameterPattern = /\{\{\s*([a-z][a-z0-9_]{0,39})\s*\}\}/g;

/** The parameters that SQL names, each with what is known of it. **Order** of their first places. */
export function parametersIn(sql: string, known: readonly QueryParameter[]): QueryParameter[] {
  const named = new Set([...sql.matchAll(parameterPattern)].map(([, name = ""]) => name));
  return [...named].map((name) => known.find((one) => one.name === name) ?? { name, kind: "text", value: null });
}
