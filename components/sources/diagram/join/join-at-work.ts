import type { Entity, Join, SemanticModel } from "@/lib/semantic/schema";

/** A relationship that is being made or changed; `id` is null for a new one. */
export type JoinAtWork = Pick<Join, "from" | "to" | "cardinality"> & { readonly id: string | null };

/** One end of a line that somebody has drawn. Without a column it is the whole table that they meant. */
export type DrawnEnd = { readonly entity: string; readonly column: string | null };

/** What two ends most likely mean: the one whose values repeat belongs to the one whose values do not. */
export function workOf({ entities }: SemanticModel, from: DrawnEnd | null, to: DrawnEnd | null): JoinAtWork {
  const find = (end: DrawnEnd | null) => entities.find(({ id }) => id === end?.entity);
  const isUnique = (end: DrawnEnd | null) => isUniqueIn(find(end), columnsOf(find(end), end));
  const turned = isUnique(from) && !isUnique(to);
  const [many, one] = turned ? [to, from] : [from, to];
  return {
    id: null,
    from: { entity: many?.entity ?? "", columns: many?.column ? [many.column] : [""] },
    to: { entity: one?.entity ?? "", columns: columnsOf(find(one), one) },
    cardinality: isUnique(many) && isUnique(one) ? "one-to-one" : "many-to-one",
  };
}

/** The column of an end, or the key of its table where it is one column. */
function columnsOf(entity: Entity | undefined, end: DrawnEnd | null): string[] {
  if (end?.column) return [end.column];
  return entity?.primaryKey.length === 1 ? entity.primaryKey : [""];
}

/** Whether no two rows of a table agree in these columns, as far as is known. */
export function isUniqueIn(entity: Entity | undefined, columns: readonly string[]): boolean {
  if (entity === undefined) return false;
  const { primaryKey } = entity;
  if (primaryKey.length > 0 && primaryKey.every((name) => columns.includes(name))) return true;
  return entity.columns.some(({ name, unique }) => unique && columns.includes(name));
}

export type JoinProblem = "table" | "column" | "same" | "type" | "repeats";

/** What keeps a relationship from being saved (`table`, `column`, `same`), or makes it look mistaken. Order: the worst first. */
export function problemOf({ entities }: SemanticModel, { from, to }: JoinAtWork): JoinProblem | null {
  const [many, one] = [from, to].map(({ entity }) => entities.find(({ id }) => id === entity));
  if (!many || !one) return "table";
  const pairs = from.columns.map((name, index) => [
    many.columns.find((column) => column.name === name),
    one.columns.find((column) => column.name === to.columns[index]),
  ]);
  if (pairs.some(([left, right]) => !left || !right)) return "column";
  if (many === one && pairs.every(([left, right]) => left === right)) return "same";
  if (pairs.some(([left, right]) => familyOf(left?.type) !== familyOf(right?.type))) return "type";
  return isUniqueIn(one, to.columns) ? null : "repeats";
}

const hinders: ReadonlySet<JoinProblem | null> = new Set(["table", "column", "same"]);
export const canSave = (problem: JoinProblem | null): boolean => !hinders.has(problem);

/** Numbers of all kinds compare with each other, and so do times. */
function familyOf(type: string | undefined): string | undefined {
  if (type === "integer" || type === "decimal" || type === "float") return "number";
  return type === "date" || type === "timestamp" ? "time" : type;
}
