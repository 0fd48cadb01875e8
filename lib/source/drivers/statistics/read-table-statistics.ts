import type { Result } from "@/lib/result";
import { ok } from "@/lib/result";
import type { DriverRows } from "@/lib/source/driver";
import { isoTimestamp } from "@/lib/source/drivers/cell-values";
import type { Cell, ColumnStatistics, ColumnStructure, DataType, TableStructure } from "@/lib/source/schema";
import { isComplete, type StatisticsDialect, valueLengthMax } from "./statistics-dialect";
import {
  cellsPerColumn,
  columnCountPerStatement,
  frequentValueCountMax,
  frequentValuesSql,
  listsValues,
  type SummedColumn,
  summarySql,
  summedColumns,
} from "./statistics-sql";

type Query = (sql: string) => Promise<Result<DriverRows>>;
type Summary = SummedColumn & { readonly nonNull: number; readonly statistics: ColumnStatistics };

function boundText(cell: Cell | undefined, type: DataType): string | null {
  if (cell === null || cell === undefined) return null;
  // SQLite forgets the type of an aggregate: a least timestamp arrives as the text that is stored.
  const text = type === "timestamp" ? isoTimestamp(String(cell)) : String(cell);
  return text.slice(0, valueLengthMax);
}

async function readSummaries(
  table: TableStructure,
  columns: readonly ColumnStructure[],
  dialect: StatisticsDialect,
  query: Query,
): Promise<Result<Summary[]>> {
  const summed = summedColumns(columns);
  const read = await query(summarySql(table, summed, dialect));
  if (!read.ok) return read;
  const row = read.value.rows[0] ?? [];
  const sampledRowCount = Number(row[0] ?? 0);
  return ok(
    summed.map((each, index) => {
      const start = 1 + index * cellsPerColumn;
      const [nonNullCell, distinctCell, min, max, others] = row.slice(start, start + cellsPerColumn);
      const nonNull = Number(nonNullCell ?? 0);
      return {
        ...each,
        nonNull,
        statistics: {
          sampledRowCount,
          nullFraction: sampledRowCount === 0 ? 0 : 1 - nonNull / sampledRowCount,
          distinctCount: Number(distinctCell ?? 0),
          min: boundText(min, each.column.type),
          max: boundText(max, each.column.type),
          frequentValues: [],
          ...(each.column.type === "text" && {
            numeric: Number(others) === 0 && (boundText(max, "text") ?? "") !== "",
          }),
          complete: isComplete(sampledRowCount, table.rowEstimate),
        },
      };
    }),
  );
}

const booleanWords: Record<string, string> = { "0": "false", "1": "true", f: "false", t: "true" };

function addFrequentValues(listed: readonly Summary[], rows: readonly Cell[][]): void {
  for (const [index, { column, statistics }] of listed.entries()) {
    const own = rows
      .filter((row) => Number(row[0]) === index)
      .map((row) => ({ value: String(row[1]), count: Number(row[2]) }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
    statistics.frequentValues.push(
      ...own.slice(0, frequentValueCountMax).map(({ value, count }) => ({
        value: column.type === "boolean" ? (booleanWords[value] ?? value) : value,
        count,
      })),
    );
  }
}

/** Reads the statistics of one table's columns over its sample, in column order. Fails: as the driver's `run`. */
export async function readTableStatistics(
  table: TableStructure,
  dialect: StatisticsDialect,
  query: Query,
): Promise<Result<ColumnStatistics[]>> {
  const all: ColumnStatistics[] = [];
  for (let start = 0; start < table.columns.length; start += columnCountPerStatement) {
    const columns = table.columns.slice(start, start + columnCountPerStatement);
    const summaries = await readSummaries(table, columns, dialect, query);
    if (!summaries.ok) return summaries;
    const listed = summaries.value.filter(({ column, nonNull, statistics }) =>
      listsValues(column.type, { nonNull, distinct: statistics.distinctCount }),
    );
    if (listed.length > 0) {
      const frequent = await query(frequentValuesSql(table, listed, dialect));
      if (!frequent.ok) return frequent;
      addFrequentValues(listed, frequent.value.rows);
    }
    all.push(...summaries.value.map(({ statistics }) => statistics));
  }
  return ok(all);
}
