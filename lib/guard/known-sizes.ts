import { findTable, tableWithId } from "@/lib/guard/known-tables";
import type { ResolveContext } from "@/lib/guard/resolve-context";
import type { Sizes } from "@/lib/guard/rules/bounded-joins";
import type { Entity } from "@/lib/semantic/schema";

/** What the model knows of the sizes of the tables and columns in a resolved statement. */
export function knownSizes({ model, wrappers, lineages }: ResolveContext): Sizes {
  return {
    ofTable: (table) => {
      const known = wrappers.tableNamed(table) ?? findTable(model, table.name.name, table.schema?.name ?? null);
      return rowsOf(known.entity);
    },
    ofColumn: (column) => {
      const source = lineages.get(column)?.source;
      const table = source ? tableWithId(model, source.entity) : null;
      return table?.columns.find(({ name }) => name === source?.column)?.distinctCount ?? null;
    },
  };
}

/** SQLite's estimate is the highest row id, which says little where ids were given by others: the values of a key are as many as rows. */
function rowsOf({ rowEstimate, primaryKey, columns }: Entity): number | null {
  const [key, another] = primaryKey;
  const kinds = another ? null : (columns.find(({ name }) => name === key)?.distinctCount ?? null);
  return kinds === null || rowEstimate === null ? rowEstimate : Math.min(rowEstimate, kinds);
}
