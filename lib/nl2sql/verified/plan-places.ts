import type { ColumnRef, QueryPlan } from "@/lib/nl2sql/schema";
import { type Path, type Place, plainPlace } from "@/lib/nl2sql/verified/place";

type Fields = Record<string, unknown>;

/** The leaves of a plan that a question may have filled, in the order of the plan. */
export function planPlaces(plan: QueryPlan): Place[] {
  return [...walk(plan, [])];
}

function* walk(value: unknown, path: Path): Generator<Place> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* walk(item, [...path, index]);
  } else if (typeof value === "object" && value !== null) {
    const fields = value as Fields;
    yield* fields.kind === "predicate" ? predicatePlaces(fields, path) : ownPlaces(fields, path);
    for (const [key, item] of Object.entries(fields)) yield* walk(item, [...path, key]);
  }
}

/** Numbers are found by the shape of what holds them, so that a new place for plans to stand in needs nothing here. */
function* ownPlaces(fields: Fields, path: Path): Generator<Place> {
  const place = (key: string, more: Partial<Place> & Pick<Place, "subject">): Place[] => {
    const value = fields[key];
    return typeof value === "number" ? [{ ...plainPlace, operator: "none", ...more, path: [...path, key], value }] : [];
  };
  if ("root" in fields) yield* place("limit", { subject: "limit", wholeFrom: 1 });
  else if ("periods" in fields) yield* place("periods", { subject: "periods", wholeFrom: 1 });
  else if ("factor" in fields) yield* place("factor", { subject: "factor" });
  else if ("operator" in fields && "value" in fields) {
    const ofGroup = "measure" in fields;
    const subject = ofGroup ? `having ${JSON.stringify(fields.measure)}` : `count at ${path.join(".")}`;
    yield* place("value", { subject, ...(ofGroup ? {} : { wholeFrom: 0 }) });
  }
}

const operators: Readonly<Record<string, Place["operator"]>> = {
  eq: "eq",
  ne: "ne",
  in: "eq",
  not_in: "ne",
  lt: "lt",
  lte: "lte",
  gt: "gt",
  gte: "gte",
  contains: "pattern",
  starts_with: "pattern",
  ends_with: "pattern",
};

function* predicatePlaces(fields: Fields, path: Path): Generator<Place> {
  const { entity, column } = fields.column as ColumnRef; // Plans are parsed before they come here.
  const values = fields.values as readonly unknown[];
  for (const [index, value] of values.entries()) {
    if (typeof value !== "string" && typeof value !== "number") continue;
    const ends = index === 0 ? "low" : "high";
    const operator = fields.operator === "between" ? ends : (operators[String(fields.operator)] ?? "none");
    yield {
      ...plainPlace,
      path: [...path, "values", index],
      value,
      operator,
      subject: `${entity}.${column}`,
      columns: [{ entity, column }],
    };
  }
}
