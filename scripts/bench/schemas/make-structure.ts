import type { ColumnStructure, SourceStructure, TableStructure } from "@/lib/source/schema";
import { commonColumns, entities, modules } from "@/scripts/bench/schemas/business-words";
import { columnOf } from "@/scripts/bench/schemas/make-column";
import { SeededRandom } from "@/scripts/bench/schemas/seeded-random";

export type SchemaSize = {
  readonly tableCount: number;
  readonly columnCount: number;
  /** What the database declares: all keys, primary keys alone, or none at all. */
  readonly keys: "all" | "primary" | "none";
  readonly seed: number;
};

type Table = { readonly module: string | null; readonly entity: string; readonly columns: readonly string[] };

/** From so many tables on, each part of the business has tables of its own, called after it (`sales_orders`). */
const entitiesPerModule = 25;

/**
 * A business database as introspection would read it: tables that belong to each other, columns that many tables share
 * (status, name, created_at), frequent values. The same size and seed give the same structure.
 */
export function makeStructure({ tableCount, columnCount, keys, seed }: SchemaSize): SourceStructure {
  const random = new SeededRandom(seed);
  const planned = tablesOf(tableCount);
  const isPlanned = new Set(planned.map((table) => nameOf(table.module, table.entity)));
  const tables = planned.map((table) => makeTable(table, columnCount, keys, isPlanned, random));
  return {
    kind: "sqlite",
    serverVersion: "3",
    capturedAt: "2024-06-15T00:00:00.000Z",
    tables,
    unreadable: [],
  };
}

function tablesOf(count: number): Table[] {
  const isSmall = count <= entities.length;
  const perModule = isSmall ? entities.length : entitiesPerModule;
  return Array.from({ length: count }, (_, index) => {
    const [entity, columns] = entities[index % perModule] ?? ["record", ""];
    return { module: isSmall ? null : moduleAt(Math.floor(index / perModule)), entity, columns: columns.split(" ") };
  });
}

/** Beyond the list, the same modules again for further branches of the business: `sales2`. */
function moduleAt(index: number): string {
  const round = Math.floor(index / modules.length);
  return `${modules[index % modules.length]}${round === 0 ? "" : round + 1}`;
}

const nameOf = (module: string | null, entity: string): string => {
  const plural = entity.endsWith("y") ? `${entity.slice(0, -1)}ies` : `${entity}s`;
  return module === null ? plural : `${module}_${plural}`;
};

function makeTable(
  { module, entity, columns }: Table,
  columnCount: number,
  keys: SchemaSize["keys"],
  isPlanned: ReadonlySet<string>,
  random: SeededRandom,
): TableStructure {
  const rowCount = random.whole(40, 900);
  const made: ColumnStructure[] = [columnOf("id", rowCount, random)];
  const foreignKeys: TableStructure["foreignKeys"] = [];
  const point = (column: string, target: string) => {
    if (made.length >= columnCount || !isPlanned.has(target)) return;
    made.push(columnOf(column, Math.min(rowCount, 35), random));
    foreignKeys.push({
      columns: [column],
      referencedSchema: null,
      referencedTable: target,
      referencedColumns: ["id"],
    });
  };
  for (const column of columns) {
    if (column === "manager_id") point(column, nameOf(module, entity));
    else if (column.startsWith(">")) {
      const owner = column.slice(1);
      point(`${module === null ? "" : `${module}_`}${owner}_id`, nameOf(module, owner));
    } else if (made.length < columnCount) made.push(columnOf(column, rowCount, random));
  }
  const missing = commonColumns.filter((column) => !made.some(({ name }) => name === column));
  for (const column of random.some(missing, columnCount - made.length)) made.push(columnOf(column, rowCount, random));
  return {
    schema: null,
    name: nameOf(module, entity),
    kind: "table",
    comment: null,
    rowEstimate: rowCount,
    columns: made,
    primaryKey: keys === "none" ? [] : ["id"],
    uniqueKeys: [],
    foreignKeys: keys === "all" ? foreignKeys : [],
  };
}
