import {
  DuckDBBlobValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
} from "@duckdb/node-api";
import { binaryLabel, floatCell, isoTimestamp } from "@/lib/source/drivers/cell-values";
import type { Cell, DataType } from "@/lib/source/schema";

/** The data type of a result column. */
export function duckdbResultType(type: DuckDBType): DataType {
  switch (type.typeId) {
    case DuckDBTypeId.BOOLEAN:
      return "boolean";
    case DuckDBTypeId.TINYINT:
    case DuckDBTypeId.SMALLINT:
    case DuckDBTypeId.INTEGER:
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.HUGEINT:
    case DuckDBTypeId.UTINYINT:
    case DuckDBTypeId.USMALLINT:
    case DuckDBTypeId.UINTEGER:
    case DuckDBTypeId.UBIGINT:
    case DuckDBTypeId.UHUGEINT:
      return "integer";
    case DuckDBTypeId.DECIMAL:
      return "decimal";
    case DuckDBTypeId.FLOAT:
    case DuckDBTypeId.DOUBLE:
      return "float";
    case DuckDBTypeId.DATE:
      return "date";
    case DuckDBTypeId.TIME:
    case DuckDBTypeId.TIME_TZ:
    case DuckDBTypeId.TIME_NS:
      return "time";
    case DuckDBTypeId.TIMESTAMP:
    case DuckDBTypeId.TIMESTAMP_TZ:
    case DuckDBTypeId.TIMESTAMP_S:
    case DuckDBTypeId.TIMESTAMP_MS:
    case DuckDBTypeId.TIMESTAMP_NS:
      return "timestamp";
    case DuckDBTypeId.BLOB:
      return "binary";
    case DuckDBTypeId.VARCHAR:
      return type.alias === "JSON" ? "json" : "text";
    case DuckDBTypeId.ENUM:
    case DuckDBTypeId.UUID:
    case DuckDBTypeId.INTERVAL:
      return "text";
    default:
      return "other";
  }
}

/** Integers up to 32 bits arrive as numbers and stay so; wider ones arrive as bigint and travel as text. */
export function duckdbCell(value: DuckDBValue): Cell {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number") return floatCell(value);
  if (typeof value === "bigint") return value.toString();
  if (value instanceof DuckDBBlobValue) return binaryLabel(value.bytes.length);
  // Printed without its zone, which the library would take from the machine: the microseconds are UTC.
  if (value instanceof DuckDBTimestampTZValue) return isoTimestamp(new DuckDBTimestampValue(value.micros).toString());
  return isoTimestamp(value.toString());
}

const byName: Record<string, DataType> = {
  BOOLEAN: "boolean",
  TINYINT: "integer",
  SMALLINT: "integer",
  INTEGER: "integer",
  BIGINT: "integer",
  HUGEINT: "integer",
  UTINYINT: "integer",
  USMALLINT: "integer",
  UINTEGER: "integer",
  UBIGINT: "integer",
  UHUGEINT: "integer",
  DECIMAL: "decimal",
  FLOAT: "float",
  DOUBLE: "float",
  DATE: "date",
  TIME: "time",
  "TIME WITH TIME ZONE": "time",
  TIMESTAMP: "timestamp",
  "TIMESTAMP WITH TIME ZONE": "timestamp",
  TIMESTAMP_S: "timestamp",
  TIMESTAMP_MS: "timestamp",
  TIMESTAMP_NS: "timestamp",
  BLOB: "binary",
  VARCHAR: "text",
  JSON: "json",
  ENUM: "text",
  UUID: "text",
  INTERVAL: "text",
};

/** The data type of a column as `duckdb_columns()` prints it: "DECIMAL(10,2)", "ENUM('a', 'b')", "INTEGER[]". */
export function duckdbDataType(printed: string): DataType {
  if (printed.endsWith("]")) return "other";
  return byName[printed.replace(/\(.*\)$/s, "").trim()] ?? "other";
}
