import { z } from "zod";
import { type ShownWidget, shownWidgetSchema, type WidgetData, widgetDataSchema } from "@/lib/dashboard/look/schema";
import { type Cell, cellSchema, type ResultSet } from "@/lib/execute/schema";

/**
 * A line of `GET …/data` for who accepts `application/x-ndjson`. dashboard: the first; widget: all of one; large: all but its rows, which
 * follow in columns; end: everything has been said, so that an answer that was cut off is never taken for a whole one.
 */
export const dataLineSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("dashboard"), dashboardId: z.string(), revision: z.int() }),
  z.object({ kind: z.literal("widget"), data: widgetDataSchema }),
  z.object({
    kind: z.literal("large"),
    data: shownWidgetSchema,
    /** How many rows follow. **Nulls** null: there is no comparison. */
    rowCount: z.int(),
    comparedRowCount: z.int().nullable(),
  }),
  z.object({
    kind: z.literal("rows"),
    widgetId: z.string(),
    of: z.enum(["result", "comparison"]),
    /** The next rows, column by column: all are equally long. */
    columns: z.array(z.array(cellSchema)),
  }),
  z.object({ kind: z.literal("end") }),
]);
export type DataLine = z.infer<typeof dataLineSchema>;

/** Results of no more rows and, about, bytes go in one line. */
const wholeMax = { rowCount: 1_000, byteCount: 256 * 1024 };
/** What one line of rows holds at the most, unless a single row is larger. **Units** bytes, about: texts by their characters. */
const chunkMax = { rowCount: 2_000, byteCount: 128 * 1024 };

const bytesOf = (row: readonly Cell[]): number =>
  row.reduce<number>((bytes, cell) => bytes + (typeof cell === "string" ? cell.length : 8), 0);

function isLarge({ rows }: ResultSet): boolean {
  if (rows.length > wholeMax.rowCount) return true;
  let byteCount = 0;
  return rows.some((row) => {
    byteCount += bytesOf(row);
    return byteCount > wholeMax.byteCount;
  });
}

/** Whether rows can be told column by column: without columns, nothing would say how many there are. */
const hasColumns = ({ columns, rows }: ResultSet): boolean =>
  columns.length > 0 && rows.every((row) => row.length === columns.length);

const withoutRows = (result: ResultSet): ResultSet => ({ ...result, rows: [] });

/** The lines that tell what a widget shows, each made when the one before has been taken. */
export function* dataLines(data: WidgetData): Generator<DataLine, void> {
  const results = data.status === "ok" ? [data.result, ...(data.comparison ? [data.comparison.result] : [])] : [];
  if (data.status !== "ok" || !results.some(isLarge) || !results.every(hasColumns))
    return yield { kind: "widget", data };
  const { widgetId, result, comparison } = data;
  yield {
    kind: "large",
    data: {
      ...data,
      result: withoutRows(result),
      comparison: comparison && { ...comparison, result: withoutRows(comparison.result) },
    },
    rowCount: result.rows.length,
    comparedRowCount: comparison?.result.rows.length ?? null,
  };
  for (const columns of chunks(result)) yield { kind: "rows", widgetId, of: "result", columns };
  if (comparison === null) return;
  for (const columns of chunks(comparison.result)) yield { kind: "rows", widgetId, of: "comparison", columns };
}

function* chunks({ columns, rows }: ResultSet): Generator<Cell[][], void> {
  const empty = (): Cell[][] => columns.map(() => []);
  let [chunk, rowCount, byteCount] = [empty(), 0, 0];
  for (const row of rows) {
    const bytes = bytesOf(row);
    if (rowCount > 0 && (rowCount === chunkMax.rowCount || byteCount + bytes > chunkMax.byteCount)) {
      yield chunk;
      [chunk, rowCount, byteCount] = [empty(), 0, 0];
    }
    for (const [index, cells] of chunk.entries()) cells.push(row[index] ?? null);
    rowCount += 1;
    byteCount += bytes;
  }
  if (rowCount > 0) yield chunk;
}

/** Lines that do not follow from each other. */
export class DataLinesError extends Error {
  override readonly name = "DataLinesError";
}

/** What a widget shows while rows of it are still to come. */
type Coming = { readonly data: ShownWidget; readonly missing: { result: number; comparison: number } };

/** Puts lines together again. */
export class DataLinesReader {
  /** The last line has come: nothing is missing. */
  isWhole = false;
  readonly #coming = new Map<string, Coming>();

  /** Takes the next line; gives the widget that it makes whole. Fails: throws DataLinesError. */
  take(line: DataLine): WidgetData | null {
    if (this.isWhole) throw new DataLinesError("a line came after the last");
    if (line.kind === "widget") return line.data;
    if (line.kind === "large") {
      const missing = { result: line.rowCount, comparison: line.comparedRowCount ?? 0 };
      // Copied, because rows are put into them.
      return this.#settle({ data: structuredClone(line.data), missing });
    }
    if (line.kind === "rows") return this.#add(line);
    if (line.kind === "end") {
      if (this.#coming.size > 0) throw new DataLinesError("rows are missing");
      this.isWhole = true;
    }
    return null;
  }

  #add({ widgetId, of, columns }: Extract<DataLine, { kind: "rows" }>): WidgetData | null {
    const coming = this.#coming.get(widgetId);
    const result = of === "result" ? coming?.data.result : coming?.data.comparison?.result;
    if (!coming || !result) throw new DataLinesError("rows came without their widget");
    const rowCount = columns[0]?.length ?? 0;
    const isEven = columns.length === result.columns.length && columns.every(({ length }) => length === rowCount);
    if (!isEven || rowCount === 0 || rowCount > coming.missing[of]) throw new DataLinesError("rows do not fit");
    for (let at = 0; at < rowCount; at++) result.rows.push(columns.map((cells) => cells[at] ?? null));
    coming.missing[of] -= rowCount;
    return this.#settle(coming);
  }

  #settle(coming: Coming): WidgetData | null {
    const { data, missing } = coming;
    const isComplete = missing.result === 0 && missing.comparison === 0;
    if (isComplete) this.#coming.delete(data.widgetId);
    else this.#coming.set(data.widgetId, coming);
    return isComplete ? data : null;
  }
}
