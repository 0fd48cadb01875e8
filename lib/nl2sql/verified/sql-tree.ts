import { generate, parse } from "@polyglot-sql/sdk";
import type { SourceKind } from "@/lib/source/schema";

type Dialect = Parameters<typeof parse>[1];

/** The statements of a text as trees; null when it cannot be read. What is in them is the guard's business. */
export function parseSql(sql: string, kind: SourceKind): unknown[] | null {
  const parsed = parse(sql, kind as Dialect);
  return parsed.success && Array.isArray(parsed.ast) ? parsed.ast : null;
}

/** Trees as one text; null when they cannot be printed. */
export function printSql(statements: unknown[], kind: SourceKind): string | null {
  const printed = generate(statements as Parameters<typeof generate>[0], kind as Dialect);
  const [text] = printed.sql ?? [];
  return printed.success && text !== undefined && printed.sql?.length === 1 ? text : null;
}
