import { type Condition, instantOf, plainTime } from "@/lib/dashboard/look/condition";
import { columnIn } from "@/lib/dashboard/look/reach";
import type { CheckedColumn } from "@/lib/guard/checked-sql";
import type { OutputCondition } from "@/lib/guard/filter-output";
import type { SemanticModel } from "@/lib/semantic/schema";

type Values = OutputCondition["as"];

/** A condition on a column of a result; any of what comes back must hold. */
export function outputCondition(condition: Condition, column: CheckedColumn, model: SemanticModel): OutputCondition[] {
  const as = valuesOf(column, condition, model);
  const named = { column: column.name, as };
  switch (condition.kind) {
    case "any":
      return condition.conditions.flatMap((one) => outputCondition(one, column, model));
    case "text":
      return [{ ...named, ...condition }];
    case "within": {
      const [from, to] = [plainTime(condition.from), plainTime(condition.to)];
      return [{ ...named, ...condition, from: from ?? condition.from, to: to ?? condition.to }];
    }
    case "is":
      return isInstants(condition, column, model)
        ? condition.values.flatMap((value) => {
            const time = plainTime(value);
            return time === null
              ? [{ ...named, ...condition, values: [value] }]
              : outputCondition(instantOf(time), column, model);
          })
        : [{ ...named, ...condition, values: condition.values.map((value) => plainTime(value) ?? value) }];
  }
}

/** Times that are not cut off are met to the millisecond; all but some of them is left to the engine's own comparison. */
const isInstants = (
  { negated }: { readonly negated: boolean },
  { source, aggregate, grain }: CheckedColumn,
  model: SemanticModel,
): boolean =>
  !negated &&
  source !== null &&
  aggregate === null &&
  grain === null &&
  columnIn(model, { ...source, path: null })?.type === "timestamp";

/** What kind of values a column holds: by what it comes from, else by what it is compared with. */
function valuesOf(
  { source, aggregate, grain, part }: CheckedColumn,
  condition: Condition,
  model: SemanticModel,
): Values {
  if (grain) return "date";
  if (part || aggregate === "count" || aggregate === "count_distinct") return "number";
  const type = source ? columnIn(model, { ...source, path: null })?.type : undefined;
  if (type === "date" || type === "timestamp") return "date";
  if (type === "integer" || type === "decimal" || type === "float") return "number";
  if (type !== undefined) return "text";
  if (condition.kind === "within")
    return [condition.from, condition.to].some((end) => typeof end === "string") ? "date" : "number";
  return condition.kind === "is" && condition.values.every((value) => value === null || typeof value === "number")
    ? "number"
    : "text";
}
