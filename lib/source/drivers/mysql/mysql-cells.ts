import "server-only";
import mysql, { type FieldPacket } from "mysql2";
import type { DriverColumn } from "@/lib/source/driver";
import { binaryLabel, floatCell, isoTimestamp } from "@/lib/source/drivers/cell-values";
import type { Cell, DataType } from "@/lib/source/schema";

// A CommonJS package: Node finds its default export only.
const { Types } = mysql;

const binaryCharacterSet = 63;

/** What the driver's packet says of a column; the typings lack the wire names. */
type WireField = FieldPacket & {
  columnType?: number;
  characterSet?: number;
  columnLength?: number;
  extendedFormat?: string;
};

function typeNumber(field: WireField): number {
  return field.columnType ?? field.type ?? Types.NULL;
}

function dataTypeOf(field: WireField): DataType {
  if (field.extendedFormat === "json") return "json";
  switch (typeNumber(field)) {
    case Types.TINY:
      // BOOLEAN is TINYINT(1) in MySQL; only the display width tells.
      return field.columnLength === 1 ? "boolean" : "integer";
    case Types.SHORT:
    case Types.LONG:
    case Types.INT24:
    case Types.LONGLONG:
    case Types.YEAR:
      return "integer";
    case Types.DECIMAL:
    case Types.NEWDECIMAL:
      return "decimal";
    case Types.FLOAT:
    case Types.DOUBLE:
      return "float";
    case Types.DATE:
    case Types.NEWDATE:
      return "date";
    case Types.TIME:
      return "time";
    case Types.DATETIME:
    case Types.TIMESTAMP:
      return "timestamp";
    case Types.JSON:
      return "json";
    case Types.BIT:
      return field.columnLength === 1 ? "boolean" : "integer";
    case Types.GEOMETRY:
      return "binary";
    case Types.NULL:
      return "other";
    default:
      return field.characterSet === binaryCharacterSet ? "binary" : "text";
  }
}

const typeNames = new Map(
  Object.entries(Types).flatMap(([name, value]) => (typeof value === "number" ? [[value, name] as const] : [])),
);

export function mysqlColumn(field: FieldPacket): DriverColumn {
  const name = typeNames.get(typeNumber(field)) ?? "unknown";
  return { name: field.name, databaseType: name.toLowerCase(), type: dataTypeOf(field) };
}

function bitValue(bytes: Buffer): string {
  return bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n).toString();
}

function integerCell(text: string, is64Bit: boolean): Cell {
  return is64Bit ? text : Number(text);
}

/** Turns the bytes of the text protocol into a cell. Nulls: NULL and MySQL's zero dates. */
export function mysqlCell(bytes: Buffer | null, field: FieldPacket, type: DataType): Cell {
  if (bytes === null) return null;
  if (type === "binary") return binaryLabel(bytes.length);
  const wireType = typeNumber(field);
  const text = wireType === Types.BIT ? bitValue(bytes) : bytes.toString("utf8");
  switch (type) {
    case "boolean":
      // A TINYINT(1) may hold more than a truth value; such a number is kept.
      return text === "1" ? true : text === "0" ? false : Number(text);
    case "integer":
      return integerCell(text, wireType === Types.LONGLONG || wireType === Types.BIT);
    case "float":
      return floatCell(Number(text));
    case "date":
      return text.startsWith("0000-00-00") ? null : text;
    case "timestamp":
      return text.startsWith("0000-00-00") ? null : isoTimestamp(text);
    default:
      return text;
  }
}
