import type { Mask } from "@/lib/access/schema";
import { parseStatements } from "@/lib/guard/sql-text";
import { bodyIf, type TreeNode } from "@/lib/guard/tree";
import { quoteName } from "@/lib/semantic/quote-name";
import type { SemanticColumn } from "@/lib/semantic/schema";
import type { SourceKind } from "@/lib/source/schema";

/** Functions of masks that no viewer may call: they stand in the guard's own part of a statement alone. As they are printed. */
export const maskFunctions: ReadonlySet<string> = new Set(["SHA2", "SHA256", "QUERENT_SHA256", "ENCODE", "CONVERT_TO"]);

type Masker = Record<Exclude<Mask, "year">, (value: string, salt: string) => string>;

const salted = (value: string, salt: string) => `${salt} || CAST(${value} AS TEXT)`;

const maskers: Record<SourceKind, Masker> = {
  mysql: {
    hash: (value, salt) => `LEFT(SHA2(CONCAT(${salt}, CAST(${value} AS CHAR)), 256), 16)`,
    "first-letters": (value) => `CONCAT(LEFT(CAST(${value} AS CHAR), 2), '…')`,
  },
  postgres: {
    hash: (value, salt) => `LEFT(ENCODE(SHA256(CONVERT_TO(${salted(value, salt)}, 'UTF8')), 'hex'), 16)`,
    "first-letters": (value) => `LEFT(CAST(${value} AS TEXT), 2) || '…'`,
  },
  sqlite: {
    hash: (value, salt) => `SUBSTR(QUERENT_SHA256(${salted(value, salt)}), 1, 16)`,
    "first-letters": (value) => `SUBSTR(CAST(${value} AS TEXT), 1, 2) || '…'`,
  },
  duckdb: {
    hash: (value, salt) => `SUBSTR(SHA256(${salted(value, salt)}), 1, 16)`,
    "first-letters": (value) => `SUBSTR(CAST(${value} AS TEXT), 1, 2) || '…'`,
  },
};

const years: Record<SourceKind, (value: string) => string> = {
  mysql: (value) => `YEAR(${value})`,
  postgres: (value) => `CAST(EXTRACT(YEAR FROM ${value}) AS INTEGER)`,
  sqlite: (value) => `CAST(STRFTIME('%Y', ${value}) AS INTEGER)`,
  duckdb: (value) => `CAST(YEAR(TRY_CAST(${value} AS DATE)) AS INTEGER)`,
};

/**
 * What a viewer sees in place of a column: the first 16 characters of the SHA-256 of its salted text in hexadecimal, its first two
 * letters, or its year as a number. Nulls: null stays null. A text that holds dates gives its first four digits as the year.
 */
export function maskNode(mask: Mask, column: SemanticColumn, owner: string, kind: SourceKind, salt: string): TreeNode {
  const value = `${quoteName(owner, kind)}.${quoteName(column.name, kind)}`;
  const [statement] = parseStatements(`SELECT ${maskText(mask, column, value, kind, salt)}`, kind);
  const [node] = bodyIf(statement, "select")?.expressions ?? [];
  if (!node) throw new Error(`the mask ${mask} cannot be read on ${kind}`);
  return node;
}

function maskText(mask: Mask, column: SemanticColumn, value: string, kind: SourceKind, salt: string): string {
  if (mask !== "year") return maskers[kind][mask](value, quoted(salt, kind));
  if (column.type === "date" || column.type === "timestamp") return years[kind](value);
  const digits = kind === "mysql" ? "CHAR" : "TEXT";
  const number = kind === "mysql" ? "SIGNED" : "INTEGER";
  const cast = kind === "duckdb" ? "TRY_CAST" : "CAST";
  const text = `SUBSTR(CAST(${value} AS ${digits}), 1, 4)`;
  return kind === "postgres"
    ? `CASE WHEN ${text} ~ '^[0-9]{4}$' THEN CAST(${text} AS INTEGER) END`
    : `${cast}(${text} AS ${number})`;
}

function quoted(text: string, kind: SourceKind): string {
  const escaped = kind === "mysql" ? text.replaceAll("\\", "\\\\") : text;
  return `'${escaped.replaceAll("'", "''")}'`;
}
