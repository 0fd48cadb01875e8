import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import type { ModelChange } from "@/lib/semantic/edits/schema";
import { type Sight, visibleEntity } from "@/lib/semantic/edits/sight";
import { keepEdits } from "@/lib/semantic/keep-edits";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

type QueryEntityChange = Extract<ModelChange, { kind: "query-entity" }>;

/**
 * Makes an entity of a query (called `wantedTable` in SQL), or gives one another query or name; what people said of columns that stay is kept.
 * **Fails** semantic/not-found, semantic/exists when a table is called so, and what the guard has against the query.
 */
export async function changeQueryEntity(
  model: SemanticModel,
  { entity: id, query: { name, sql } }: QueryEntityChange,
  sight: Sight,
  wantedTable: string = tableName(name),
): Promise<Result<SemanticModel>> {
  const before = id === null ? null : visibleEntity(model, id, sight);
  if (id !== null && before?.kind !== "query") return refuse("semantic/not-found");
  const table = before?.table ?? wantedTable;
  const isTaken = model.entities.some(
    (other) => other.id !== id && [other.id, other.table].some((text) => text.toLowerCase() === table.toLowerCase()),
  );
  if (isTaken) return refuse("semantic/exists", { name });
  const columns = await sight.check.query(sql);
  if (!columns.ok) return columns;
  const made = queryEntity(table, name, sql, columns.value);
  if (id === null) return ok({ ...model, entities: [...model.entities, made] });
  const entities = model.entities.map((other) => (other.id === id ? changed(other, made) : other));
  return ok({ ...model, entities });
}

function changed(before: Entity, made: Entity): Entity {
  const columns = made.columns.map((column) => {
    const known = before.columns.find((other) => other.name === column.name);
    return known === undefined ? column : keepEdits(known, column);
  });
  const has = (name: string | null) => (columns.some((column) => column.name === name) ? name : null);
  const { label, query } = made;
  const timeColumn = has(before.timeColumn) ?? made.timeColumn;
  return {
    ...before,
    label,
    ...(query !== undefined && { query }),
    columns,
    timeColumn,
    labelColumn: has(before.labelColumn),
  };
}

/** The name by which SQL calls it: the words of its label, as one. */
function tableName(name: string): string {
  const words =
    name
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const joined = words.join("_");
  return /^\p{N}/u.test(joined) || joined === "" ? `q_${joined}` : joined;
}

function queryEntity(table: string, label: string, query: string, columns: SemanticColumn[]): Entity {
  return {
    id: table,
    schema: null,
    table,
    label,
    description: null,
    synonyms: [],
    kind: "query",
    query,
    rowEstimate: null,
    primaryKey: [],
    labelColumn: null,
    timeColumn: columns.find(({ role }) => role === "time")?.name ?? null,
    hidden: false,
    columns,
    edited: ["label"],
  };
}
