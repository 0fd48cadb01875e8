import { compilePlan } from "@/lib/nl2sql/compile-plan";
import { type QueryPlan, queryPlanSchema } from "@/lib/nl2sql/schema";
import type { ModelPreviewRequest } from "@/lib/pipeline/schema";
import { ok, type Result } from "@/lib/result";
import { quoteName } from "@/lib/semantic/quote-name";
import type { Entity, Measure, SemanticModel } from "@/lib/semantic/schema";
import type { SourceKind } from "@/lib/source/schema";

/** No measure of a model has it: those are named after their tables. */
const draftId = "\npreview";
const filterRowCount = 5;

/**
 * The queries that compute a measure as questions would: over everything, and by month where its table has a date that is seen.
 * Pure. **Order** of the months: newest first. **Fails** as `compilePlan`.
 */
export function measureQueries(
  { aggregate, expression }: Extract<ModelPreviewRequest, { kind: "measure" }>,
  entity: Entity,
  model: SemanticModel,
  monthCountMax: number,
): Result<{ readonly value: string; readonly byMonth: string | null }> {
  const draft: Measure = {
    ...{ id: draftId, entity: entity.id, aggregate, expression, label: "value" },
    ...{ description: null, synonyms: [], unit: null },
  };
  const withDraft = { ...model, measures: [draft] };
  const value = compilePlan(planOf(entity, aggregate), withDraft);
  if (!value.ok) return value;
  const column = entity.columns.find(({ name }) => name === entity.timeColumn);
  const hasMonths = column !== undefined && column.type !== "integer" && column.type !== "time";
  if (!hasMonths) return ok({ value: value.value, byMonth: null });
  const byMonth = compilePlan(
    {
      ...planOf(entity, aggregate),
      dimensions: [{ column: { entity: entity.id, column: column.name, path: null }, grain: "month", label: "month" }],
      filter: {
        kind: "predicate",
        column: { entity: entity.id, column: column.name, path: null },
        operator: "is_not_null",
        values: [],
        exact: true,
      },
      order: [{ by: { kind: "dimension", index: 0 }, direction: "desc" }],
      limit: monthCountMax,
    },
    withDraft,
  );
  return byMonth.ok ? ok({ value: value.value, byMonth: byMonth.value }) : byMonth;
}

function planOf(entity: Entity, aggregate: Measure["aggregate"]): QueryPlan {
  const measure = { aggregate, entity: entity.id, column: null, measureId: draftId, label: "value" };
  return queryPlanSchema.parse({
    ...{ version: 1, root: entity.id, measures: [measure], dimensions: [], distinct: false },
    ...{ filter: null, having: [], order: [], limit: null },
  });
}

/** The queries that show what a condition takes: how many rows of how many, and the first of them. Pure. */
export function filterQueries(condition: string, entity: Entity, kind: SourceKind): { count: string; rows: string } {
  const table = [entity.schema, entity.table]
    .flatMap((part) => (part === null ? [] : [quoteName(part, kind)]))
    .join(".");
  const columns = entity.columns.filter(({ hidden }) => !hidden).map(({ name }) => quoteName(name, kind));
  return {
    count: `SELECT COUNT(CASE WHEN ${condition} THEN 1 END) AS matching, COUNT(*) AS total FROM ${table}`,
    rows: `SELECT ${columns.join(", ")} FROM ${table} WHERE (${condition}) LIMIT ${filterRowCount}`,
  };
}
