import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { refuse } from "@/lib/errors";
import { runQuery } from "@/lib/execute/run-query";
import type { ResultSet } from "@/lib/execute/schema";
import { checkExpression } from "@/lib/guard/check-expression";
import { checkSql } from "@/lib/guard/check-sql";
import { cacheSecondsDefault } from "@/lib/pipeline/limits";
import type { ModelPreview, ModelPreviewRequest } from "@/lib/pipeline/schema";
import { ok, type Result } from "@/lib/result";
import type { SemanticView } from "@/lib/semantic/access-policy";
import type { Entity } from "@/lib/semantic/schema";
import { semanticViewFor } from "@/lib/semantic/semantic-view";
import { filterQueries, measureQueries } from "./preview-queries";

const rowCountMax = 24;

/** One look: who looks, at which table, under which rules. */
type Look = { viewer: Viewer; view: SemanticView; entity: Entity; signal: AbortSignal };

/**
 * Computes a measure or a filter that somebody is writing, over what they may see, before it is kept.
 * **Access** what the viewer may see of the source. **Fails** guard/table for a table that they do not see; guard/expression and what
 * else the guard has against it; execute/*.
 */
export async function previewModelPart(
  viewer: Viewer,
  sourceId: string,
  part: ModelPreviewRequest,
  options: { readonly signal: AbortSignal },
): Promise<Result<ModelPreview>> {
  const view = await semanticViewFor(viewer, sourceId);
  if (!view.ok) return view;
  const entity = view.value.model.entities.find(({ id }) => id === part.entity);
  if (entity === undefined) return refuse("guard/table", { table: part.entity, suggestion: "" });
  const sql = part.kind === "measure" ? part.expression : part.condition;
  const checked = sql === null ? ok(null) : checkExpression(sql, entity, view.value.model.kind);
  if (!checked.ok) return checked;
  const look = { viewer, view: view.value, entity, signal: options.signal };
  return part.kind === "measure" ? previewMeasure(look, part) : previewFilter(look, part.condition);
}

async function previewMeasure(
  look: Look,
  part: Extract<ModelPreviewRequest, { kind: "measure" }>,
): Promise<Result<ModelPreview>> {
  const queries = measureQueries(part, look.entity, look.view.model, rowCountMax);
  if (!queries.ok) return queries;
  const value = await run(look, queries.value.value);
  if (!value.ok) return value;
  const byMonth = queries.value.byMonth === null ? null : await run(look, queries.value.byMonth);
  if (byMonth && !byMonth.ok) return byMonth;
  // The newest months were asked for; people read time from left to right.
  const months = byMonth && { ...byMonth.value, rows: byMonth.value.rows.toReversed(), truncated: false };
  return ok({ kind: "measure", value: value.value, byMonth: months });
}

async function previewFilter(look: Look, condition: string): Promise<Result<ModelPreview>> {
  const queries = filterQueries(condition, look.entity, look.view.model.kind);
  const counted = await run(look, queries.count);
  if (!counted.ok) return counted;
  const rows = await run(look, queries.rows);
  if (!rows.ok) return rows;
  const [matching, total] = counted.value.rows[0] ?? [];
  return ok({ kind: "filter", matching: Number(matching ?? 0), total: Number(total ?? 0), rows: rows.value });
}

async function run({ viewer, view, entity, signal }: Look, sql: string): Promise<Result<ResultSet>> {
  const checked = checkSql(sql, { ...view, rowCountMax });
  if (!checked.ok) return checked;
  const ran = await runQuery(viewer, { sourceId: view.model.sourceId }, checked.value, {
    signal,
    cacheSeconds: cacheSecondsDefault,
    refresh: false,
    occasion: { kind: "sample", asked: entity.table, subject: entity.id },
  });
  return ran.ok ? ok(ran.value.result) : ran;
}
