import { hash } from "node:crypto";
import { getTableColumns, getTableName } from "drizzle-orm";
import type { MySqlColumn, MySqlTable } from "drizzle-orm/mysql-core";
import * as mysqlTables from "@/drizzle/schema.mysql";
import { openStore, type Store, type StoreLocation } from "@/lib/db/open-store";
import { newId } from "@/lib/id";

/** More than one batch of rows. */
const manyRows = 2_100;
const fewRows = 4;

/** What has been lost somewhere before: other planes, quotes, escapes, the end of a text in C, line ends, blanks at both ends. */
const oddTexts = [
  "王小明 🧑‍🚀 naïve",
  `"quotes" 'and' \\ back\\nslash`,
  "a\u0000b\r\nc\td",
  " blanks ",
  "\u2028\ufeff",
  "",
  "null",
];
const longText = "数据📊".repeat(5_000);
/** As large as a picture may be. */
const hugeText = "0123456789abcdef".repeat(130_000);
const wholeNumbers = [0, 1, -1, 2_147_483_647, -2_147_483_648];
const largeNumbers = [0, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 1_700_000_000_000, -1];
const instants = [new Date(0), new Date("2024-02-29T12:34:56.789Z"), new Date("1969-12-31T23:59:59.999Z")];
const documents: unknown[] = [{ a: null, b: [null, 1.5, "🎉"] }, [], {}, { text: oddTexts }, "text", 0, false];

/** Puts rows into every table, through the store as the product does: odd values in every column, and one table with thousands. */
export async function fillStore(location: StoreLocation, seed = 0): Promise<void> {
  const on = await openStore(location);
  try {
    for (const table of tablesOf(on)) {
      const count = getTableName(table) === "audit_events" ? manyRows : fewRows;
      const rows = Array.from({ length: count }, (_, index) => rowOf(table, index + seed));
      for (let from = 0; from < count; from += 500) await on.db.insert(table).values(rows.slice(from, from + 500));
    }
  } finally {
    await on.close();
  }
}

/** Every row of every table, as the product reads them, in an order that does not depend on the dialect: as JSON, long ones cut to a digest. */
export async function contentsOf(location: StoreLocation): Promise<Record<string, string[]>> {
  const on = await openStore(location);
  try {
    const contents: Record<string, string[]> = {};
    for (const table of tablesOf(on)) {
      const rows = await on.db.select().from(table);
      contents[getTableName(table)] = rows.map(told).sort();
    }
    return contents;
  } finally {
    await on.close();
  }
}

function told(row: unknown): string {
  const text = JSON.stringify(row);
  return text.length < 1_000 ? text : `${text.slice(0, 300)} … ${hash("sha256", text)}`;
}

function tablesOf({ tables }: Store): MySqlTable[] {
  return Object.values(tables);
}

function rowOf(table: MySqlTable, index: number): Record<string, unknown> {
  // Lengths and kinds are those of MySQL; the tables of both dialects have the same names.
  const described = Object.values(mysqlTables).find((known) => getTableName(known) === getTableName(table));
  const columns = Object.entries(getTableColumns(described ?? table));
  return Object.fromEntries(columns.map(([key, column], place) => [key, oddValue(column, index, place)]));
}

function oddValue(column: MySqlColumn, index: number, place: number): unknown {
  if (!column.notNull && (index + place) % 3 === 0) return null;
  const pick = <T>(values: readonly T[]) => values[(index + place) % values.length];
  const type = column.getSQLType();
  const [, length] = /\((\d+)\)/.exec(type) ?? [];
  if (type === "char(36)") return newId();
  if (length !== undefined) return distinct(pick(oddTexts) ?? "", index, Number(length));
  if (type === "int") return pick(wholeNumbers.map((number) => number - (number > 9 ? index : 0)));
  if (column.dataType === "boolean") return index % 2 === 0;
  if (column.dataType === "custom") return type === "bigint" ? pick(instants) : pick(documents);
  if (type === "bigint") return pick(largeNumbers);
  if (column.name === "content") return hugeText;
  return index === 1 ? longText : pick(oddTexts);
}

/** Names are unique in some tables. */
function distinct(text: string, index: number, length: number): string {
  return [...`${index.toString(36)} ${text}`].slice(0, length).join("");
}
