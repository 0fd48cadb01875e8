import "server-only";
import { isTraced, span } from "@/lib/telemetry/trace";

type System = "mysql" | "sqlite";

/** A span around a statement of the store, named after what it does to which table. Values and the text stay out. */
export function statementSpan<T>(system: System, text: string, run: () => Promise<T>): Promise<T> {
  if (!isTraced()) return run();
  const { operation, table } = summaryOf(text);
  const attributes = {
    "db.system.name": system,
    "db.operation.name": operation,
    ...(table !== null && { "db.collection.name": table }),
  };
  return span(table === null ? operation : `${operation} ${table}`, { kind: "client", attributes }, run);
}

/** Of what the query builder writes, which quotes each name. Nulls: it names no table, as COMMIT does not. */
function summaryOf(text: string): { operation: string; table: string | null } {
  const operation = /^\w+/.exec(text.slice(0, 20))?.[0].toUpperCase() ?? "QUERY";
  const table = /\b(?:from|into|update)\s+[`"](\w+)[`"]/i.exec(text)?.[1] ?? null;
  return { operation, table };
}
