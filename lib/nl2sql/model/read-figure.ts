import { type KnownNames, nearestTo, Unreadable } from "@/lib/nl2sql/model/known-names";
import type { arithmeticOperations, PlanMeasure } from "@/lib/nl2sql/schema";
import { joinSteps } from "@/lib/semantic/graph";
import type { MeasureAggregate } from "@/lib/semantic/schema";

const aggregates: Readonly<Record<string, MeasureAggregate>> = {
  count: "count",
  count_distinct: "count_distinct",
  sum: "sum",
  total: "sum",
  avg: "avg",
  average: "avg",
  mean: "avg",
  min: "min",
  max: "max",
};
const operations: Readonly<Record<string, (typeof arithmeticOperations)[number]>> = {
  "+": "add",
  "-": "subtract",
  "*": "multiply",
  "/": "divide",
};

/** A figure that is a label of the model or one aggregate; null when the text is neither. Fails: throws Unreadable for names inside it. */
export function readPlainFigure(text: string, names: KnownNames, root: string | null = null): PlanMeasure | null {
  const defined = names.measure(text);
  if (defined) {
    const { aggregate, entity, id, label } = defined;
    return { aggregate, entity, column: null, measureId: id, label };
  }
  const call = /^\s*(\w+)\s*\(\s*(distinct\s+)?(.*?)\s*\)\s*$/is.exec(text);
  const named = aggregates[call?.[1]?.toLowerCase() ?? ""];
  if (!call || named === undefined) return null;
  const aggregate = call[2] === undefined ? named : "count_distinct";
  const inside = (call[3] ?? "").replace(/^\(\s*(.*?)\s*\)$/s, "$1");
  return aggregate === "count" ? countOf(inside, names, root) : aggregateOf(aggregate, inside, names);
}

/** As `readPlainFigure`, but a text that is no figure throws Unreadable too. */
export function readFigure(text: string, names: KnownNames, root: string | null): PlanMeasure {
  const figure = readPlainFigure(text, names, root);
  if (figure !== null) return figure;
  const labels = names.model.measures.map(({ label }) => label);
  throw new Unreadable(
    `"${text}" is no figure: write a measure by its name, or count(table), count_distinct, sum, avg, min or max of a column; anything else needs "sql".${nearestTo(text, labels)}`,
  );
}

function countOf(inside: string, names: KnownNames, root: string | null): PlanMeasure {
  const rows = (entity: string): PlanMeasure => ({
    ...{ aggregate: "count", entity, column: null, measureId: null },
    label: "",
  });
  if (inside === "" || inside === "*" || inside === "1") {
    if (root === null) throw new Unreadable("count(*) of what? Write count(table).");
    return rows(root);
  }
  if (!inside.includes(".")) return rows(names.entity(inside).id);
  const entity = tableIn(inside, names);
  if (entity !== null) return rows(entity);
  const { ref, column, entity: owner } = names.column(inside);
  // Keys are never missing: counting them is counting rows.
  const isKey = owner.primaryKey.length === 1 && owner.primaryKey[0] === column.name;
  return isKey
    ? rows(ref.entity)
    : { ...{ aggregate: "count", entity: ref.entity, column: ref, measureId: null }, label: "" };
}

/** "public.orders" is a table with its schema; null where it is a column. */
function tableIn(text: string, { model }: KnownNames): string | null {
  const wanted = text.toLowerCase();
  const found = model.entities.find(
    ({ id, schema, table }) => id.toLowerCase() === wanted || `${schema}.${table}`.toLowerCase() === wanted,
  );
  return found?.id ?? null;
}

function aggregateOf(aggregate: MeasureAggregate, inside: string, names: KnownNames): PlanMeasure {
  const steps = calculation(inside);
  if (steps === null) throw new Unreadable(`"${inside}" is more than a plan can calculate: answer with "sql" instead.`);
  const columns = steps.map(({ name }) => names.column(name));
  const [first, ...rest] = columns;
  if (!first) throw new Unreadable(`${aggregate} of what? Write ${aggregate}(table.column).`);
  const terms = rest.map(({ ref }, index) => ({ operation: steps[index + 1]?.operation ?? "add", column: ref }));
  const entity = homeOf(
    columns.map(({ ref }) => ref.entity),
    names,
  );
  const figure: PlanMeasure = { aggregate, entity, column: first.ref, measureId: null, label: "" };
  return terms.length === 0 ? figure : { ...figure, terms };
}

type CalculationStep = { readonly operation: (typeof arithmeticOperations)[number]; readonly name: string };

/** What is done from left to right: "a * b - c", "(a - b) * c"; null where that is not the order of the signs. The first step adds. */
function calculation(text: string): CalculationStep[] | null {
  const bracket = /^\(([^()]*(?:\([^()]*\)[^()]*)*)\)(\s*[-+*/][^()]*)$/s.exec(text);
  const before = bracket ? calculation(bracket[1]?.trim() ?? "") : [];
  const rest = bracket ? (bracket[2] ?? "") : `+${text}`;
  if (before === null || /[()]/.test(rest)) return null;
  const parts = rest.split(/\s*([-+*/])\s*/).slice(1);
  const steps = parts.flatMap((sign, index) =>
    index % 2 === 0 ? [{ operation: operations[sign] ?? ("add" as const), name: parts[index + 1] ?? "" }] : [],
  );
  const adds = ({ operation }: CalculationStep) => operation === "add" || operation === "subtract";
  // The first sign of a text without brackets is our own.
  const first = steps.findIndex((step, index) => adds(step) && (bracket !== null || index > 0));
  if (first !== -1 && steps.slice(first).some((step) => !adds(step))) return null;
  return [...before, ...steps];
}

/** Of several tables, the one whose rows have one row of each of the others: a line of an order has one product. */
function homeOf(entities: readonly string[], { model }: KnownNames): string {
  const hasOneOf = (from: string, to: string) => joinSteps(model, from, to)?.every(({ toMany }) => !toMany) ?? false;
  return entities.find((home) => entities.every((other) => hasOneOf(home, other))) ?? entities[0] ?? "";
}
