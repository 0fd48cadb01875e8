import { chinese } from "@/lib/nl2sql/offline/language/chinese";
import { english } from "@/lib/nl2sql/offline/language/english";
import { hanWordsOf } from "@/lib/nl2sql/offline/link/chinese-index";
import { link } from "@/lib/nl2sql/offline/link/link";
import { modelIndex } from "@/lib/nl2sql/offline/link/model-index";
import type { OfflineQuestion } from "@/lib/nl2sql/offline/read-offline";
import { allOf, columnsOf, filtersOf } from "@/lib/nl2sql/offline/resolve/plan-filters";
import { hasHan, tokenise } from "@/lib/nl2sql/offline/tokenise";
import type { ColumnRef, PlanFilter, QueryPlan } from "@/lib/nl2sql/schema";

/** "remove the status filter", "drop Berlin": the conditions, else the columns, that the words name; null where the plan has none of it. */
export function withoutNamed({ model, now }: OfflineQuestion, plan: QueryPlan, words: string): QueryPlan | null {
  const index = modelIndex(model);
  const isHan = hasHan(words);
  const items = link(
    tokenise(words, isHan ? hanWordsOf(index) : undefined),
    words,
    index,
    isHan ? chinese : english,
    now,
  );
  const labelOf = (entity: string) => index.entities.get(entity)?.labelColumn ?? null;
  const named = ({ entity, column }: ColumnRef) =>
    items.some(({ targets }) =>
      targets.some((target) => target.entity === entity && (target.column ?? labelOf(entity)) === column),
    );
  const values = new Set(
    items
      .flatMap(({ values, literal, text }) => [...values.map(({ value }) => value), literal ?? "", text])
      .map((value) => value.toLowerCase()),
  );
  const isMeant = (filter: PlanFilter): boolean =>
    columnsOf(filter).some(named) ||
    (filter.kind === "predicate" && filter.values.some((value) => values.has(String(value).toLowerCase())));
  const kept = filtersOf(plan.filter).filter((filter) => !isMeant(filter));
  if (kept.length < filtersOf(plan.filter).length) return { ...plan, filter: allOf(kept) };
  const shown = plan.dimensions.filter(({ column }) => !named(column));
  const isLess = shown.length < plan.dimensions.length && shown.length + plan.measures.length > 0;
  return isLess ? { ...plan, dimensions: shown, order: plan.order.filter(({ by }) => by.kind !== "dimension") } : null;
}
