import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { refuse } from "@/lib/errors";
import type { ResultSet } from "@/lib/execute/schema";
import { maskPersonal } from "@/lib/pipeline/mask-personal";
import { ok, type Result } from "@/lib/result";
import { semanticModelFor } from "@/lib/semantic/semantic-view";
import type { SourceKind } from "@/lib/source/schema";
import { runStoredQuery } from "./run-stored-query";

const rowCount = 50;

function quote(identifier: string, kind: SourceKind): string {
  const mark = kind === "mysql" ? "`" : '"';
  return `${mark}${identifier.replaceAll(mark, mark + mark)}${mark}`;
}

/**
 * Some rows of one table, the columns that the model shows, through the guard like any other query; values about people are masked,
 * since here nobody asked for them. Order: the engine's.
 * Access: what the viewer may see of the source. Fails: guard/table for an unknown table, else as `runStoredQuery`.
 */
export async function sampleRows(
  viewer: Viewer,
  sourceId: string,
  entityId: string,
  options: { readonly signal: AbortSignal },
): Promise<Result<ResultSet>> {
  const model = await semanticModelFor(viewer, sourceId);
  if (!model.ok) return model;
  const { entities, kind } = model.value;
  const entity = entities.find(({ id, hidden }) => id === entityId && !hidden);
  const columns = entity?.columns.filter(({ hidden }) => !hidden) ?? [];
  if (entity === undefined || columns.length === 0) {
    return refuse("guard/table", { table: entityId, suggestion: "" });
  }
  const table = [entity.schema, entity.table].flatMap((part) => (part === null ? [] : [quote(part, kind)])).join(".");
  const selection = columns.map(({ name }) => quote(name, kind)).join(", ");
  const run = await runStoredQuery(
    viewer,
    { sourceId, sql: `SELECT ${selection} FROM ${table} LIMIT ${rowCount}` },
    { signal: options.signal, occasion: { kind: "sample", asked: entity.table, subject: entityId } },
  );
  return run.ok ? ok(maskPersonal(run.value.result, columns)) : run;
}
