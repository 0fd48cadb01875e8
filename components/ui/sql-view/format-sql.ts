import { format } from "sql-formatter";
import type { SourceKind } from "@/lib/source/schema";

const languages = { mysql: "mysql", postgres: "postgresql", sqlite: "sqlite", duckdb: "duckdb" } as const;

/** Breaks SQL into lines to be read. What the formatter cannot read is shown as it was sent. */
export function formatSql(sql: string, dialect: SourceKind | null): string {
  try {
    return format(sql, { language: dialect === null ? "sql" : languages[dialect], tabWidth: 2 });
  } catch {
    return sql;
  }
}
