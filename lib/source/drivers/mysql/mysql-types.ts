import type { DataType } from "@/lib/source/schema";

const byName: Record<string, DataType> = {
  tinyint: "integer",
  smallint: "integer",
  mediumint: "integer",
  int: "integer",
  bigint: "integer",
  year: "integer",
  bit: "integer",
  decimal: "decimal",
  float: "float",
  double: "float",
  date: "date",
  time: "time",
  datetime: "timestamp",
  timestamp: "timestamp",
  json: "json",
  binary: "binary",
  varbinary: "binary",
  tinyblob: "binary",
  blob: "binary",
  mediumblob: "binary",
  longblob: "binary",
  geometry: "binary",
  point: "binary",
  linestring: "binary",
  polygon: "binary",
  multipoint: "binary",
  multilinestring: "binary",
  multipolygon: "binary",
  geometrycollection: "binary",
  char: "text",
  varchar: "text",
  tinytext: "text",
  text: "text",
  mediumtext: "text",
  longtext: "text",
  enum: "text",
  set: "text",
  uuid: "text",
  inet4: "text",
  inet6: "text",
};

/** The data type of a column as `information_schema.columns` names it. `columnType` is the full form: "tinyint(1) unsigned". */
export function mysqlDataType(dataType: string, columnType: string): DataType {
  if (/^(tinyint|bit)\(1\)/i.test(columnType)) return "boolean";
  return byName[dataType.toLowerCase()] ?? "other";
}
