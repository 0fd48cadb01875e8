import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Cell } from "@/lib/execute/schema";
import { runStoredQuery } from "@/lib/pipeline/run-stored-query";
import type { SemanticView } from "@/lib/semantic/access-policy";
import { quoteName } from "@/lib/semantic/quote-name";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

/** What a viewer's own rows say of a column. */
export type ColumnValues = Pick<SemanticColumn, "distinctCount" | "min" | "max" | "frequentValues">;
export type ViewerValues = {
  /** By entity id, then by column name. */
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, ColumnValues>>;
  /** False when the time was up before everything was read. */
  readonly complete: boolean;
};

const tableCountMax = 12;
const columnCountMax = 12;
const valueCountMax = 100;
const valueLengthMax = 100;
const timeoutMs = 1_500;
/** As long as the values of all rows, which nobody reads anew for a question either, may reasonably be old. */
const cacheSeconds = 600;

/**
 * Reads from the tables with row conditions which values this viewer's own rows have: those of all rows are not in their model, and
 * without any, nobody could ask for "orders with status shipped". Each query passes the guard and the cache like any other.
 * Whatever is refused, or not there in time, is left out. **Units** at most 12 columns of each of 12 tables, 1.5 s in all.
 */
export async function readViewerValues(viewer: Viewer, { model, policy }: SemanticView): Promise<ViewerValues> {
  const signal = AbortSignal.timeout(timeoutMs);
  const ruled = model.entities.filter(({ id }) => (policy.tables.get(id)?.conditions.length ?? 0) > 0);
  const read = ruled.slice(0, tableCountMax).map(async (entity) => {
    const whole = policy.tables.get(entity.id)?.entity;
    return [entity.id, await readTable(viewer, model, entity, worthReading(entity, whole), signal)] as const;
  });
  const tables = new Map(await Promise.all(read));
  return { tables, complete: !signal.aborted };
}

/** Columns whose values are known of the whole table: names of things first, then dates that are kept as text. */
function worthReading(entity: Entity, whole: Entity | undefined): SemanticColumn[] {
  const known = new Map(whole?.columns.map((column) => [column.name, column]));
  const order = ["category", "geography", "text", "time", "flag"];
  return entity.columns
    .filter(({ name, type }) => {
      const of = known.get(name);
      // Of another type, it is masked.
      return of !== undefined && of.type === type && (of.frequentValues.length > 0 || of.role === "time");
    })
    .filter(({ role }) => order.includes(role))
    .toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
    .slice(0, columnCountMax);
}

async function readTable(
  viewer: Viewer,
  model: SemanticModel,
  entity: Entity,
  columns: readonly SemanticColumn[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ColumnValues>> {
  const { kind, sourceId } = model;
  const table = [entity.schema, entity.table]
    .flatMap((part) => (part === null ? [] : [quoteName(part, kind)]))
    .join(".");
  const found = new Map<string, ColumnValues>();
  // One after the other: what is prepared for a question must not crowd out what people ask.
  for (const column of columns) {
    if (signal.aborted) break;
    const sql =
      column.role === "time"
        ? rangeSql(quoteName(column.name, kind), table)
        : valuesSql(quoteName(column.name, kind), table);
    const run = await runStoredQuery(
      viewer,
      { sourceId, sql },
      {
        ...{ signal, cacheSeconds },
        occasion: { kind: "sample", asked: `${entity.table}.${column.name}`, subject: entity.id },
      },
    );
    if (!run.ok) continue;
    const { rows } = run.value.result;
    found.set(column.name, column.role === "time" ? rangeOf(rows) : valuesOf(rows));
  }
  return found;
}

const valuesSql = (column: string, table: string) =>
  `SELECT ${column} AS v, COUNT(*) AS n FROM ${table} WHERE ${column} IS NOT NULL GROUP BY ${column} ORDER BY COUNT(*) DESC, ${column} LIMIT ${valueCountMax + 1}`;

const rangeSql = (column: string, table: string) => `SELECT MIN(${column}) AS v, MAX(${column}) AS n FROM ${table}`;

function valuesOf(rows: readonly (readonly Cell[])[]): ColumnValues {
  const values = rows.map(([value, count]) => ({ value: String(value), count: Number(count) }));
  return {
    ...{ min: null, max: null, distinctCount: rows.length > valueCountMax ? null : rows.length },
    frequentValues: values.slice(0, valueCountMax).filter(({ value }) => value.length <= valueLengthMax),
  };
}

function rangeOf([row]: readonly (readonly Cell[])[]): ColumnValues {
  const [min = null, max = null] = row ?? [];
  const text = (cell: Cell) => (cell === null ? null : String(cell));
  return { distinctCount: null, min: text(min), max: text(max), frequentValues: [] };
}
