import type { Cell } from "@/lib/execute/schema";
import { valueClass } from "@/lib/nl2sql/compile/column-value";
import { type FoundColumn, type KnownNames, Unreadable } from "@/lib/nl2sql/model/known-names";
import { periodOf } from "@/lib/nl2sql/model/period-of";
import type { ConditionForm, LeafForm } from "@/lib/nl2sql/model/plan-form";
import { readPlainFigure } from "@/lib/nl2sql/model/read-figure";
import type { ComparisonOperator, PlanFilter, Predicate } from "@/lib/nl2sql/schema";

const comparisons: Readonly<Record<string, ComparisonOperator>> = {
  "=": "eq",
  "==": "eq",
  is: "eq",
  eq: "eq",
  "!=": "ne",
  "<>": "ne",
  "is not": "ne",
  ne: "ne",
  "<": "lt",
  lt: "lt",
  "<=": "lte",
  lte: "lte",
  ">": "gt",
  gt: "gt",
  ">=": "gte",
  gte: "gte",
};
const others: Readonly<Record<string, Predicate["operator"]>> = {
  between: "between",
  in: "in",
  "not in": "not_in",
  contains: "contains",
  like: "contains",
  ilike: "contains",
  "starts with": "starts_with",
  "ends with": "ends_with",
  "is null": "is_null",
  "is empty": "is_null",
  "is not null": "is_not_null",
  "is not empty": "is_not_null",
};

const spoken = (op: string): string => op.toLowerCase().replaceAll("_", " ").replaceAll(/\s+/g, " ").trim();

/** The operator of a comparison. Fails: throws Unreadable. */
export function comparisonOf(op: string): ComparisonOperator {
  const found = comparisons[spoken(op)];
  if (found) return found;
  throw new Unreadable(`"${op}" is no comparison here: use =, !=, <, <=, > or >=.`);
}

/** Conditions that all hold; null for none. Fails: throws Unreadable. */
export function readConditions(
  forms: readonly (ConditionForm | LeafForm)[],
  names: KnownNames,
  root: string | null,
): PlanFilter | null {
  return joined(
    "and",
    forms.map((form) => readCondition(form, names, root)),
  );
}

function joined(kind: "and" | "or", filters: PlanFilter[]): PlanFilter | null {
  const [first, second] = filters;
  return second === undefined ? (first ?? null) : { kind, filters };
}

function readCondition(form: ConditionForm | LeafForm, names: KnownNames, root: string | null): PlanFilter {
  if ("any_of" in form && form.any_of.length > 0) {
    const filters = form.any_of.map((leaf) => readLeaf(leaf, names));
    return filters.length === 1 ? (filters[0] as PlanFilter) : { kind: "or", filters };
  }
  if ("has" in form && (form.has !== null || form.has_no !== null)) return readExists(form, names, root);
  return readLeaf(form, names);
}

function readExists(form: ConditionForm, names: KnownNames, root: string | null): PlanFilter {
  const entity = names.entity(form.has ?? form.has_no ?? "").id;
  const of = form.of === null ? root : names.entity(form.of).id;
  if (of === null) throw new Unreadable(`"has" needs "of": the table whose rows have ${entity}.`);
  const [value] = form.value;
  const count = typeof value === "number" ? { operator: comparisonOf(form.op), value } : null;
  const filter = readConditions(form.where, names, entity);
  return { kind: "exists", of, entity, negated: form.has === null, filter, count };
}

function readLeaf(form: LeafForm, names: KnownNames): PlanFilter {
  if (form.named !== null) return readNamed(form.named, form.op, names);
  if (form.column === null) throw new Unreadable('A condition needs a "column".');
  const found = names.column(form.column);
  if (form.than !== null) return readThan(found, form.op, form.than, names);
  const op = spoken(form.op);
  const operator = comparisons[op] ?? others[op];
  if (operator === undefined) {
    throw new Unreadable(
      `"${form.op}" is no operator: use =, !=, <, <=, >, >=, between, in, not_in, contains, starts_with, ends_with, is_null or is_not_null.`,
    );
  }
  return readPredicate(found, operator, form);
}

function readNamed(name: string, op: string, names: KnownNames): PlanFilter {
  const { id, entity } = names.filter(name);
  const met: PlanFilter = { kind: "named", entity, filter: id };
  return comparisonOf(op) === "ne" ? { kind: "not", filter: met } : met;
}

function readThan({ ref }: FoundColumn, op: string, than: string, names: KnownNames): PlanFilter {
  const operator = comparisonOf(op);
  const measure = readPlainFigure(than, names);
  if (measure !== null) return { kind: "compare_to", column: ref, operator, to: { measure, filter: null } };
  return { kind: "compare_columns", left: ref, operator, right: names.column(than).ref };
}

function readPredicate(found: FoundColumn, operator: Predicate["operator"], { column, value }: LeafForm): PlanFilter {
  const predicate = (as: Predicate["operator"], values: readonly Cell[]): Predicate => ({
    ...{ kind: "predicate", column: found.ref, operator: as },
    values: [...values],
    exact: values.every((one) => typeof one !== "string" || isKnown(one, found)),
  });
  if (operator === "is_null" || operator === "is_not_null") return predicate(operator, []);
  const [first, second] = value;
  if (first === undefined) throw new Unreadable(`The condition on ${column} has no value.`);
  if (first === null && (operator === "eq" || operator === "ne")) {
    return predicate(operator === "eq" ? "is_null" : "is_not_null", []);
  }
  if (operator === "between" && second === undefined) throw new Unreadable(`"between" on ${column} needs two values.`);
  if (isTimeColumn(found)) return inTime(operator, value, predicate);
  if (operator === "contains" && typeof first === "string") return likeOf(first, predicate);
  // Several values of one comparison are meant as a list.
  if (second !== undefined && operator === "eq") return predicate("in", value);
  if (second !== undefined && operator === "ne") return predicate("not_in", value);
  return predicate(operator, operator === "between" ? value.slice(0, 2) : value);
}

/** Texts are compared as they stand where the values are known, else without regard to case: a person may have typed them. */
function isKnown(text: string, { column }: FoundColumn): boolean {
  const { frequentValues } = column;
  return column.type !== "text" || frequentValues.some(({ value }) => value === text);
}

const isTimeColumn = ({ column }: FoundColumn): boolean =>
  valueClass(column) === "time" || (column.role === "time" && column.type === "text");

type Make = (operator: Predicate["operator"], values: readonly Cell[]) => Predicate;

/** A percent sign of LIKE says where the text stands. */
function likeOf(text: string, predicate: Make): Predicate {
  const inner = text.replace(/^%/, "").replace(/%$/, "");
  if (text === inner || (text.startsWith("%") && text.endsWith("%"))) return predicate("contains", [inner]);
  return predicate(text.endsWith("%") ? "starts_with" : "ends_with", [inner]);
}

/** Conditions on times: a year, a quarter, a month or a day stands for all of it; ranges hold their last day. */
function inTime(operator: Predicate["operator"], values: readonly Cell[], predicate: Make): PlanFilter {
  const periods = values.map((value) => periodOf(String(value)));
  const [first, second] = periods;
  const [from, to] = values;
  const range = (start: Cell, end: Cell): PlanFilter => ({
    kind: "and",
    filters: [predicate("gte", [start]), predicate("lt", [end])],
  });
  const within = (period: { from: string; to: string }) => range(period.from, period.to);
  if (operator === "between") return range(first?.from ?? from ?? null, second?.to ?? to ?? null);
  if (periods.some((period) => period === null) || !first) return predicate(operator, values);
  const any =
    joined(
      "or",
      periods.flatMap((period) => (period ? [within(period)] : [])),
    ) ?? within(first);
  switch (operator) {
    case "eq":
    case "in":
      return any;
    case "ne":
    case "not_in":
      return { kind: "not", filter: any };
    case "gt":
      return predicate("gte", [first.to]);
    case "lte":
      return predicate("lt", [first.to]);
    case "gte":
    case "lt":
      return predicate(operator, [first.from]);
    default:
      return predicate(operator, values);
  }
}
