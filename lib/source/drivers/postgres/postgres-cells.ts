import type { FieldDef } from "pg";
import type { DriverColumn } from "@/lib/source/driver";
import { binaryLabel, floatCell, isoTimestamp } from "@/lib/source/drivers/cell-values";
import type { Cell, DataType } from "@/lib/source/schema";

type WireType = { readonly name: string; readonly type: DataType };

/** Object ids of the built-in types. Source: pg_type.dat of PostgreSQL; they never change. */
const wireTypes: Record<number, WireType> = {
  16: { name: "boolean", type: "boolean" },
  17: { name: "bytea", type: "binary" },
  18: { name: "char", type: "text" },
  19: { name: "name", type: "text" },
  20: { name: "bigint", type: "integer" },
  21: { name: "smallint", type: "integer" },
  23: { name: "integer", type: "integer" },
  25: { name: "text", type: "text" },
  26: { name: "oid", type: "integer" },
  114: { name: "json", type: "json" },
  700: { name: "real", type: "float" },
  701: { name: "double precision", type: "float" },
  790: { name: "money", type: "text" },
  1042: { name: "character", type: "text" },
  1043: { name: "character varying", type: "text" },
  1082: { name: "date", type: "date" },
  1083: { name: "time", type: "time" },
  1114: { name: "timestamp", type: "timestamp" },
  1184: { name: "timestamp with time zone", type: "timestamp" },
  1186: { name: "interval", type: "text" },
  1266: { name: "time with time zone", type: "time" },
  1700: { name: "numeric", type: "decimal" },
  2950: { name: "uuid", type: "text" },
  3802: { name: "jsonb", type: "json" },
};
const bigint = 20;

export function postgresColumn(field: FieldDef): DriverColumn {
  const known = wireTypes[field.dataTypeID];
  // Enumerations, domains and extensions have ids of their own; all of them print as text.
  return { name: field.name, databaseType: known?.name ?? "other", type: known?.type ?? "text" };
}

/** Turns PostgreSQL's text form into a cell. The session prints ISO dates, UTC times and hexadecimal bytes. */
export function postgresCell(text: string | null, field: FieldDef, type: DataType): Cell {
  if (text === null) return null;
  switch (type) {
    case "boolean":
      return text === "t";
    case "integer":
      return field.dataTypeID === bigint ? text : Number(text);
    case "float":
      return floatCell(Number(text));
    case "timestamp":
      return isoTimestamp(text);
    case "binary":
      // "\x" and two digits a byte.
      return binaryLabel((text.length - 2) / 2);
    default:
      return text;
  }
}

/** The data type of a column as `format_type` prints it: "numeric(10,2)", "character varying(40)[]". */
export function postgresDataType(formatted: string, category: string): DataType {
  if (category === "E") return "text";
  if (category === "A") return "other";
  const base = formatted.replace(/\(.*?\)/, "").trim();
  const aliases: Record<string, string> = {
    "timestamp without time zone": "timestamp",
    "time without time zone": "time",
  };
  const name = aliases[base] ?? base;
  const known = Object.values(wireTypes).find((wire) => wire.name === name)?.type;
  if (known !== undefined) return known;
  return category === "S" ? "text" : "other";
}
