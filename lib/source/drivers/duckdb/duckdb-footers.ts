import "server-only";
import type { DriverRows } from "@/lib/source/driver";
import { isoTimestamp } from "@/lib/source/drivers/cell-values";
import type { SourceStructure } from "@/lib/source/schema";
import { fileReader, viewNames } from "./duckdb-instance";

type Read = (sql: string) => Promise<DriverRows>;

/** What a Parquet file states of itself, so that nothing has to be scanned for it. */
export type Footer = {
  readonly rowCount: number;
  readonly ranges: ReadonlyMap<string, { readonly min: string; readonly max: string }>;
};

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Reads the footers of the Parquet files among `files`, by view name; CSV files have none. */
export async function readFooters(files: readonly string[], read: Read): Promise<Map<string, Footer>> {
  const footers = new Map<string, Footer>();
  const names = viewNames(files);
  for (const [index, file] of files.entries()) {
    const name = names[index];
    if (name === undefined || fileReader(file) !== "read_parquet") continue;
    const count = await read(`SELECT num_rows FROM parquet_file_metadata(${literal(file)})`);
    // Compared as text, which is right for dates and times alone. A row group without statistics makes the range unknown.
    const ranges = await read(
      `SELECT path_in_schema, min(stats_min_value), max(stats_max_value) FROM parquet_metadata(${literal(file)})
       GROUP BY path_in_schema HAVING count(*) = count(stats_min_value) AND count(*) = count(stats_max_value)`,
    );
    footers.set(name, {
      rowCount: Number(count.rows[0]?.[0] ?? 0),
      ranges: new Map(ranges.rows.map((row) => [String(row[0]), { min: String(row[1]), max: String(row[2]) }])),
    });
  }
  return footers;
}

/** Puts the true first and last day in place of the sample's: a sample of a large file rarely meets either. */
export function withFooterRanges(structure: SourceStructure, footers: ReadonlyMap<string, Footer>): SourceStructure {
  return {
    ...structure,
    tables: structure.tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) => {
        const range = footers.get(table.name)?.ranges.get(column.name);
        const temporal = column.type === "date" || column.type === "timestamp";
        if (range === undefined || column.statistics === null || !temporal) return column;
        const statistics = { ...column.statistics, min: isoTimestamp(range.min), max: isoTimestamp(range.max) };
        return { ...column, statistics };
      }),
    })),
  };
}
