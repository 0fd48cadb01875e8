import type { ColumnRef } from "@/lib/nl2sql/schema";
import { type Path, type Place, plainPlace } from "@/lib/nl2sql/verified/place";
import type { SemanticModel } from "@/lib/semantic/schema";

type Fields = Record<string, unknown>;
type Column = Pick<ColumnRef, "entity" | "column">;
type Leaf = { readonly path: Path; readonly value: string | number };

const comparisons: Readonly<Record<string, Place["operator"]>> = {
  eq: "eq",
  neq: "ne",
  lt: "lt",
  lte: "lte",
  gt: "gt",
  gte: "gte",
};
/** `5 < price` says of the price that it is more than 5. */
const mirrored: Readonly<Partial<Record<Place["operator"], Place["operator"]>>> = {
  lt: "gt",
  lte: "gte",
  gt: "lt",
  gte: "lte",
};

/** The literals of SQL that a question may have filled: what columns are compared with, and how many rows are wanted. */
export function sqlPlaces(statements: unknown[], model: SemanticModel): Place[] {
  const reader = new SqlReader(statements, model);
  reader.walk(statements, []);
  return reader.places;
}

/** Every literal of SQL, wherever it stands. */
export const sqlLiterals = (statements: unknown[]): Leaf[] => literalsOf(statements, []);

class SqlReader {
  readonly places: Place[] = [];
  readonly #model: SemanticModel;
  /** The tables of the statement by every name that a column may be qualified with. */
  readonly #entities = new Map<string, Set<string>>();

  constructor(statements: unknown[], model: SemanticModel) {
    this.#model = model;
    for (const { table } of nodesOf(statements, "table")) this.#noteTable(table);
  }

  walk(value: unknown, path: Path): void {
    if (Array.isArray(value)) for (const [index, item] of value.entries()) this.walk(item, [...path, index]);
    if (!isFields(value) || Array.isArray(value)) return;
    for (const [type, body] of Object.entries(value)) {
      if (isFields(body)) this.#visit(type, body, [...path, type]);
      this.walk(body, [...path, type]);
    }
  }

  #visit(type: string, body: Fields, path: Path): void {
    const operator = comparisons[type];
    if (operator !== undefined) {
      this.#compare(body, path, "left", "right", operator);
      this.#compare(body, path, "right", "left", mirrored[operator] ?? operator);
    } else if (type === "between") {
      this.#compare(body, path, "this", "low", "low");
      this.#compare(body, path, "this", "high", "high");
    } else if (type === "in" && Array.isArray(body.expressions)) {
      for (const index of body.expressions.keys()) {
        this.#add(body.this, [...path, "expressions", index], body.expressions[index], body.not ? "ne" : "eq");
      }
    } else if (type === "like" || type === "i_like") this.#pattern(body, path);
    else if (type === "limit") this.#rows(body.this ?? body, body.this ? [...path, "this"] : path);
    else if (type === "fetch") this.#rows(body.count, [...path, "count"]);
  }

  #compare(body: Fields, path: Path, of: string, at: string, operator: Place["operator"]): void {
    this.#add(body[of], [...path, at], body[at], operator);
  }

  #add(subject: unknown, path: Path, operand: unknown, operator: Place["operator"]): void {
    const leaf = onlyLiteral(operand, path);
    const columns = this.#columnsOf(subject);
    if (leaf === null || (columns.length === 0 && !isAggregate(subject))) return;
    this.places.push({ ...plainPlace, ...leaf, operator, columns, ...subjectOf(subject, columns) });
  }

  /** Only "contains", "starts with" and "ends with": a pattern of another form is kept as it is. */
  #pattern(body: Fields, path: Path): void {
    const leaf = onlyLiteral(body.right, [...path, "right"]);
    if (leaf === null || typeof leaf.value !== "string" || body.escape) return;
    const [, before = "", value = "", behind = ""] = /^(%?)([^%_\\]+)(%?)$/.exec(leaf.value) ?? [];
    const columns = this.#columnsOf(body.left);
    if (value === "" || columns.length === 0) return;
    const place = { ...plainPlace, path: leaf.path, value, columns, ...subjectOf(body.left, columns) };
    this.places.push({ ...place, operator: "pattern", around: { before, behind, likePath: path } });
  }

  #rows(node: unknown, path: Path): void {
    const leaf = onlyLiteral(node, path);
    if (leaf === null || typeof leaf.value !== "number") return;
    this.places.push({
      ...plainPlace,
      ...{ path: leaf.path, value: leaf.value, operator: "none", subject: "limit", wholeFrom: 1 },
    });
  }

  #noteTable(table: Fields): void {
    const name = nameOf(table.name);
    const schema = nameOf(table.schema);
    for (const entity of this.#model.entities) {
      const isMeant =
        entity.table.toLowerCase() === name && (schema === "" || (entity.schema ?? "").toLowerCase() === schema);
      if (!isMeant) continue;
      for (const alias of new Set([name, nameOf(table.alias)])) {
        if (alias === "") continue;
        const known = this.#entities.get(alias) ?? new Set();
        this.#entities.set(alias, known.add(entity.id));
      }
    }
  }

  #columnsOf(node: unknown): Column[] {
    return nodesOf(node, "column").flatMap(({ column }) => {
      const qualifier = nameOf(column.table);
      const name = nameOf(column.name);
      const ids =
        qualifier === "" ? [...this.#entities.values()].flatMap((set) => [...set]) : this.#entities.get(qualifier);
      return [...new Set(ids ?? [])].flatMap((id) => {
        const entity = this.#model.entities.find((candidate) => candidate.id === id);
        const found = entity?.columns.find((candidate) => candidate.name.toLowerCase() === name);
        return found === undefined ? [] : [{ entity: id, column: found.name }];
      });
    });
  }
}

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;

const nameOf = (identifier: unknown): string =>
  isFields(identifier) && typeof identifier.name === "string" ? identifier.name.toLowerCase() : "";

/** The nodes of a type, anywhere in a tree. */
function nodesOf<T extends string>(tree: unknown, type: T): Record<T, Fields>[] {
  if (!isFields(tree)) return [];
  const own = isFields(tree[type]) && !Array.isArray(tree) ? [tree as Record<T, Fields>] : [];
  return [...own, ...Object.values(tree).flatMap((item) => nodesOf(item, type))];
}

const aggregates = ["count", "sum", "avg", "min", "max", "aggregate_function"];
const isAggregate = (node: unknown): boolean => isFields(node) && aggregates.some((name) => name in node);

/** What is compared: a column by its name in the model, anything else as it is written. */
function subjectOf(node: unknown, columns: readonly Column[]): Pick<Place, "subject" | "letterCase"> {
  const fields = isFields(node) ? node : {};
  const [column, another] = columns;
  const isColumn = "column" in fields && column !== undefined && another === undefined;
  return {
    subject: isColumn
      ? `${column.entity}.${column.column}`
      : JSON.stringify(node, (key, value) => (key === "span" ? undefined : value)),
    letterCase: "lower" in fields ? "lower" : "upper" in fields ? "upper" : null,
  };
}

const inLiterals: ReadonlySet<string> = new Set(["string", "number", "date", "timestamp"]);

/** The one literal of an operand that is made of nothing else ("DATE '2024-01-01'", "CAST('5' AS INT)"); null otherwise. */
function onlyLiteral(operand: unknown, path: Path): Leaf | null {
  if (!isFields(operand)) return null;
  const [leaf, another] = literalsOf(operand, path);
  const isComputed = ["column", "select", "interval"].some((type) => nodesOf(operand, type).length > 0);
  return leaf === undefined || another !== undefined || isComputed ? null : leaf;
}

function literalsOf(tree: unknown, path: Path): Leaf[] {
  if (!isFields(tree)) return [];
  const { literal } = tree;
  if (isFields(literal) && typeof literal.value === "string" && inLiterals.has(String(literal.literal_type))) {
    const value = literal.literal_type === "number" ? Number(literal.value) : literal.value;
    return [{ path: [...path, "literal", "value"], value }];
  }
  return Object.entries(tree).flatMap(([key, item]) =>
    literalsOf(item, [...path, Array.isArray(tree) ? Number(key) : key]),
  );
}
