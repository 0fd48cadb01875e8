import type { DriverColumn, DriverRows } from "@/lib/source/driver";
import { binaryLabel, floatCell, isoTimestamp } from "@/lib/source/drivers/cell-values";
import type { Cell, DataType } from "@/lib/source/schema";
import type { SqliteReply, SqliteValue } from "./sqlite-program";

/** First match counts. Source: SQLite's rules of affinity, and the names that people give to dates and truth values. */
const declaredTypes: readonly (readonly [RegExp, DataType])[] = [
  [/^BOOL/i, "boolean"],
  [/^(DATETIME|TIMESTAMP)/i, "timestamp"],
  [/^DATE/i, "date"],
  [/^TIME/i, "time"],
  [/^JSON/i, "json"],
  [/INT/i, "integer"],
  [/CHAR|CLOB|TEXT|UUID|ENUM/i, "text"],
  [/BLOB|BINARY/i, "binary"],
  [/REAL|FLOA|DOUB/i, "float"],
  [/DEC|NUMERIC|NUMBER|MONEY/i, "decimal"],
];

/** The data type that a declared type stands for; null where it says nothing. */
export function sqliteDataType(declaredType: string | null): DataType | null {
  if (declaredType === null || declaredType.trim() === "") return null;
  return declaredTypes.find(([pattern]) => pattern.test(declaredType))?.[1] ?? null;
}

/** Computed columns have no declared type: their values tell. */
function typeOfValues(values: readonly SqliteValue[]): DataType {
  const present = values.filter((value) => value !== null);
  if (present.length === 0) return "other";
  if (present.every((value) => typeof value === "bigint")) return "integer";
  if (present.every((value) => typeof value === "bigint" || typeof value === "number")) return "float";
  return present.every((value) => typeof value === "object") ? "binary" : "text";
}

function integerCell(value: bigint): Cell {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}

/** SQLite keeps any value in any column: what does not fit the column's type stays what it is. */
function toCell(value: SqliteValue, type: DataType): Cell {
  if (value === null) return null;
  if (typeof value === "object") return binaryLabel(value.byteCount);
  if (type === "decimal") return String(value);
  if (typeof value === "bigint") {
    if (type === "boolean" && (value === 0n || value === 1n)) return value === 1n;
    return integerCell(value);
  }
  if (typeof value === "number") return floatCell(value);
  return type === "timestamp" ? isoTimestamp(value) : value;
}

export function sqliteRows(reply: Extract<SqliteReply, { ok: true }>): DriverRows {
  const columns: DriverColumn[] = reply.columns.map(({ name, declaredType }, index) => ({
    name,
    databaseType: declaredType ?? "",
    type: sqliteDataType(declaredType) ?? typeOfValues(reply.rows.map((row) => row[index] ?? null)),
  }));
  const rows = reply.rows.map((row) => row.map((value, index) => toCell(value, columns[index]?.type ?? "other")));
  return { columns, rows, truncated: reply.truncated };
}
