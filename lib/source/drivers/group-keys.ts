/** One column of one key, in key order. */
export type KeyRow = { readonly table: string; readonly key: string; readonly column: string };

/** Gathers key rows: table → key name → its columns in order. */
export function groupKeys(rows: readonly KeyRow[]): Map<string, Map<string, string[]>> {
  const tables = new Map<string, Map<string, string[]>>();
  for (const { table, key, column } of rows) {
    const keys = tables.get(table) ?? new Map<string, string[]>();
    keys.set(key, [...(keys.get(key) ?? []), column]);
    tables.set(table, keys);
  }
  return tables;
}
