import { type Condition, instantOf, plainTime } from "@/lib/dashboard/look/condition";
import type { Cell } from "@/lib/execute/schema";
import type { ColumnRef, PlanFilter, Predicate } from "@/lib/nl2sql/schema";
import type { SemanticColumn } from "@/lib/semantic/schema";

/** A condition on a column of the model as a part of a plan. Values stay values: the compiler makes leaves of the tree of them. */
export function planCondition(condition: Condition, ref: ColumnRef, column: SemanticColumn): PlanFilter {
  const predicate = (operator: Predicate["operator"], values: Cell[], exact = true): Predicate => ({
    ...{ kind: "predicate", column: ref, operator, values, exact },
  });
  switch (condition.kind) {
    case "any":
      return { kind: "or", filters: condition.conditions.map((one) => planCondition(one, ref, column)) };
    case "text":
      return predicate(condition.operator, [condition.text], false);
    case "within": {
      const { from, to, withEnd } = inTypeOf(column, condition);
      const ends = [
        ...(from === null ? [] : [predicate("gte", [from])]),
        ...(to === null ? [] : [predicate(withEnd ? "lte" : "lt", [to])]),
      ];
      const [first, second] = ends;
      return first !== undefined && second === undefined ? first : { kind: "and", filters: ends };
    }
    case "is":
      return isCondition(condition, { ref, column }, predicate);
  }
}

function isCondition(
  { values, negated }: Extract<Condition, { kind: "is" }>,
  { ref, column }: { readonly ref: ColumnRef; readonly column: SemanticColumn },
  predicate: (operator: Predicate["operator"], values: Cell[]) => Predicate,
): PlanFilter {
  const isTimestamp = column.type === "timestamp";
  const known = values.filter((value) => value !== null);
  const times = isTimestamp ? known.map(plainTime).filter((time) => time !== null) : [];
  const others = isTimestamp
    ? []
    : known.map((value) => (column.type === "date" ? (plainTime(value) ?? value) : value));
  const filters: PlanFilter[] = [
    ...(others.length > 0 ? [predicate("in", others)] : []),
    ...times.map((time) => planCondition(instantOf(time), ref, column)),
    ...(values.length > known.length ? [predicate("is_null", [])] : []),
  ];
  if (!negated) return only(filters, "or");
  // Rows without a value have none of those that are left out.
  const excluded: PlanFilter = { kind: "not", filter: only(filters, "or") };
  return values.length > known.length ? excluded : { kind: "or", filters: [excluded, predicate("is_null", [])] };
}

function only(filters: PlanFilter[], kind: "and" | "or"): PlanFilter {
  const [first, second] = filters;
  return first !== undefined && second === undefined ? first : { kind, filters };
}

type Ends = Pick<Extract<Condition, { kind: "within" }>, "from" | "to" | "withEnd">;

/** Days of a column that holds years: from the year of the first to that of the last day. */
function inTypeOf({ type, role }: SemanticColumn, { from, to, withEnd }: Ends): Ends {
  const [start, end] = [plainTime(from), plainTime(to)];
  if (type !== "integer" || role !== "time") return { from: start ?? from, to: end ?? to, withEnd };
  const lastYear = end === null ? to : new Date(Date.parse(`${end.slice(0, 10)}T00:00:00Z`) - 1).getUTCFullYear();
  return {
    from: start === null ? from : Number(start.slice(0, 4)),
    to: lastYear,
    withEnd: end === null ? withEnd : true,
  };
}
