"use client";

import { useLocale, useTranslations } from "next-intl";
import { ConditionFields } from "@/components/dashboards/editor/plan/condition-fields";
import { basesOf, filtersOf, withFilters } from "@/components/dashboards/editor/plan/edit-plan";
import {
  columnOfKey,
  isNumber,
  isTime,
  type Offered,
  offeredColumns,
} from "@/components/dashboards/editor/plan/offered-columns";
import { PlanChip } from "@/components/dashboards/editor/plan/plan-chip";
import type { PlanEditing } from "@/components/dashboards/editor/plan/plan-editing";
import { PlanPart } from "@/components/dashboards/editor/plan/plan-part";
import { reachableEntities } from "@/components/dashboards/editor/plan/reachable-entities";
import { uniqueKeys } from "@/components/dashboards/editor/plan/unique-keys";
import type { PlanFilter } from "@/lib/nl2sql/schema";
import { labelIn } from "@/lib/semantic/label-in";
import type { SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

type ConditionsPartProps = PlanEditing & {
  /** The conditions in the server's words, in their order; none before the first run. */
  told: readonly string[];
};

/** Which rows count: comparisons, and conditions that the model has a name for. All must hold. */
export function ConditionsPart({ plan, model, words, onChange, told }: ConditionsPartProps) {
  const t = useTranslations("editor.plan");
  const locale = useLocale();
  const filters = filtersOf(plan);
  const keys = uniqueKeys(
    filters.map((filter) =>
      filter.kind === "predicate" ? `${filter.column.entity} ${filter.column.column}` : filter.kind,
    ),
  );
  const reached = reachableEntities(model, basesOf(plan));
  const offered: Offered[] = [
    ...offeredNamed(model, reached, { locale, group: t("named") }),
    ...offeredColumns(model, reached, { locale, wanted: ({ type }) => type !== "binary" && type !== "json" }),
  ];
  const set = (next: readonly PlanFilter[]) => onChange(withFilters(plan, next));
  const add = (key: string) => {
    const filter = newCondition(model, key);
    if (filter) set([...filters, filter]);
  };
  return (
    <PlanPart title={t("conditions")} add={{ label: t("addCondition"), offered, onAdd: add }}>
      {filters.map((filter, index) => {
        const label = words.filter(filter, told[index]);
        return (
          <PlanChip
            // It keeps its chip, and the open editor, while its values change.
            key={keys[index]}
            label={label}
            removeLabel={t("remove", { name: label })}
            onRemove={() => set(filters.toSpliced(index, 1))}
          >
            {filter.kind === "predicate" ? (
              <ConditionFields
                model={model}
                predicate={filter}
                onChange={(changed) => set(filters.with(index, changed))}
              />
            ) : undefined}
          </PlanChip>
        );
      })}
    </PlanPart>
  );
}

function offeredNamed(
  { filters = [] }: SemanticModel,
  entityIds: readonly string[],
  { locale, group }: { locale: string; group: string },
): Offered[] {
  const items = filters
    .filter(({ entity }) => entityIds.includes(entity))
    .map((filter) => ({ value: `named:${filter.id}`, label: labelIn(filter, locale) }));
  return items.length === 0 ? [] : [{ group, items }];
}

/** A condition to begin with that holds for something: the most frequent value, or the whole stretch there is. */
function newCondition(model: SemanticModel, key: string): PlanFilter | null {
  if (key.startsWith("named:")) {
    const named = model.filters?.find(({ id }) => id === key.slice("named:".length));
    return named ? { kind: "named", entity: named.entity, filter: named.id } : null;
  }
  const found = columnOfKey(model, key);
  if (!found) return null;
  const column = { entity: found.entity.id, column: found.column.name, path: null };
  return { kind: "predicate", column, exact: true, ...comparisonFor(found.column) };
}

function comparisonFor(
  column: SemanticColumn,
): Pick<Extract<PlanFilter, { kind: "predicate" }>, "operator" | "values"> {
  if (isTime(column)) return { operator: "gte", values: [column.min?.slice(0, 10) ?? "2000-01-01"] };
  if (isNumber(column)) return { operator: "gte", values: [Number(column.min ?? 0)] };
  if (column.type === "boolean") return { operator: "eq", values: [true] };
  const [first] = column.frequentValues;
  return first ? { operator: "in", values: [first.value] } : { operator: "is_not_null", values: [] };
}
