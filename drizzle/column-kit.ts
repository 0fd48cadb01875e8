import * as mysql from "drizzle-orm/mysql-core";
import { customType as mysqlCustomType } from "drizzle-orm/mysql-core";
import * as sqlite from "drizzle-orm/sqlite-core";
import { customType as sqliteCustomType } from "drizzle-orm/sqlite-core";

/** JSON as text on both sides: MariaDB's JSON is LONGTEXT, so the driver would hand back a string there and an object on MySQL. */
function jsonCodec<T>() {
  return {
    toDriver: (value: T) => JSON.stringify(value),
    // Written by this codec only; readers parse the value with its zod schema.
    fromDriver: (value: string) => JSON.parse(value) as T,
  };
}

/** Instants as milliseconds since 1970 on both sides: no server time zone can shift them and both sort alike. */
const instantCodec = {
  toDriver: (value: Date) => value.getTime(),
  fromDriver: (value: number | string) => new Date(Number(value)),
};

/** The column types that the schema may use, as MySQL columns. */
export const mysqlKit = {
  table: mysql.mysqlTable,
  index: mysql.index,
  uniqueIndex: mysql.uniqueIndex,
  primaryKey: mysql.primaryKey,
  id: (name: string) => mysql.char(name, { length: 36 }),
  shortText: (name: string, length = 190) => mysql.varchar(name, { length }),
  longText: (name: string) => mysql.longtext(name),
  integer: (name: string) => mysql.int(name),
  bigInteger: (name: string) => mysql.bigint(name, { mode: "number" }),
  boolean: (name: string) => mysql.boolean(name),
  instant: (name: string) =>
    mysqlCustomType<{ data: Date; driverData: number | string }>({
      dataType: () => "bigint",
      ...instantCodec,
    })(name),
  json: <T>(name: string) =>
    mysqlCustomType<{ data: T; driverData: string }>({
      dataType: () => "longtext",
      ...jsonCodec<T>(),
    })(name),
};

export type ColumnKit = typeof mysqlKit;

/** The same kit as SQLite columns. Typed as the MySQL one: code is written against a single set of types. */
export const sqliteKit = {
  table: sqlite.sqliteTable,
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
  primaryKey: sqlite.primaryKey,
  id: (name: string) => sqlite.text(name),
  shortText: (name: string) => sqlite.text(name),
  longText: (name: string) => sqlite.text(name),
  integer: (name: string) => sqlite.integer(name),
  bigInteger: (name: string) => sqlite.integer(name),
  boolean: (name: string) => sqlite.integer(name, { mode: "boolean" }),
  instant: (name: string) =>
    sqliteCustomType<{ data: Date; driverData: number | string }>({
      dataType: () => "integer",
      ...instantCodec,
    })(name),
  json: <T>(name: string) =>
    sqliteCustomType<{ data: T; driverData: string }>({
      dataType: () => "text",
      ...jsonCodec<T>(),
    })(name),
  // The builders of both dialects share the methods that `schema.ts` calls; only their types differ.
} as unknown as ColumnKit;
