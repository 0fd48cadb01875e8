import "server-only";
import { audit } from "@/lib/auth/audit";
import { joinQueryText } from "@/lib/auth/join-query-text";
import type { Viewer } from "@/lib/auth/viewer";
import type { Refusal } from "@/lib/errors";
import type { QueryOccasion, QueryRun, ResultSet } from "@/lib/execute/schema";
import type { CheckedSql } from "@/lib/guard/checked-sql";
import type { Result } from "@/lib/result";

/** A query that was sent to its source or, for a question, served from memory: the text that ran, never what came back. */
export function recordRun(
  viewer: Viewer,
  checked: CheckedSql,
  occasion: QueryOccasion,
  run: { readonly outcome: Result<ResultSet>; readonly durationMs: number; readonly tier: QueryRun["cacheTier"] },
): void {
  const { outcome, durationMs, tier } = run;
  const came = outcome.ok
    ? { rows: outcome.value.rows.length, truncated: outcome.value.truncated }
    : { code: outcome.error.code };
  void audit(
    viewer,
    "query.run",
    occasion.subject,
    { for: occasion.kind, ...came, ms: Math.round(durationMs), tier, tables: checked.tables },
    { sourceId: checked.sourceId, text: joinQueryText(occasion.asked, checked.text) },
  );
}

/** SQL that was not run, with the code of the reason. The values in the refusal stay out: they may be somebody's data. */
export function recordRefusal(
  viewer: Viewer,
  query: { readonly sourceId: string; readonly sql: string },
  occasion: QueryOccasion,
  { code }: Refusal,
): void {
  void audit(
    viewer,
    "query.refuse",
    occasion.subject,
    { for: occasion.kind, code },
    { sourceId: query.sourceId, text: joinQueryText(occasion.asked, query.sql) },
  );
}
