import "server-only";
import type { CheckedSql } from "@/lib/guard/checked-sql";
import type { SourceKind } from "@/lib/source/schema";
import { type OpenSpan, span } from "@/lib/telemetry/trace";

/** As OpenTelemetry's conventions name them. */
const systems: Record<SourceKind, string> = {
  mysql: "mysql",
  postgres: "postgresql",
  sqlite: "sqlite",
  duckdb: "duckdb",
};

/** A span around what an engine is asked, named after what it reads. The text stays out, which holds people's values. */
export function sourceSpan<T>(
  operation: "SELECT" | "EXPLAIN",
  { kind, sourceId, tables }: Pick<CheckedSql, "kind" | "sourceId" | "tables">,
  ask: (open: OpenSpan) => Promise<T>,
): Promise<T> {
  const summary = [operation, ...tables].join(" ");
  const attributes = {
    "db.system.name": systems[kind],
    "db.operation.name": operation,
    "db.query.summary": summary,
    "querent.source_id": sourceId,
  };
  // The statements around it, which make a session read-only and clean it up, are ours and always the same.
  return span(summary, { kind: "client", attributes, isLeaf: true }, ask);
}
