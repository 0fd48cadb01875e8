import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { refuse } from "@/lib/errors";
import { runQuery } from "@/lib/execute/run-query";
import type { ResultColumn } from "@/lib/execute/schema";
import { checkSql } from "@/lib/guard/check-sql";
import type { CheckedColumn } from "@/lib/guard/checked-sql";
import { ok, type Result } from "@/lib/result";
import type { SemanticColumn, SemanticModel } from "@/lib/semantic/schema";
import { semanticViewFor } from "@/lib/semantic/semantic-view";

/** Enough to know the types of what it gives; nothing of the rows is kept. */
const rowCount = 20;

/**
 * The columns of a query, as those of the entity that is made of it: it is run once for whoever writes it, under the rules that concern them.
 * **Fails** guard/*, also for a query over an entity that is itself one; execute/*.
 */
export async function queryColumns(
  viewer: Viewer,
  sourceId: string,
  sql: string,
  signal: AbortSignal,
): Promise<Result<SemanticColumn[]>> {
  const view = await semanticViewFor(viewer, sourceId);
  if (!view.ok) return view;
  const checked = checkSql(sql, { ...view.value, rowCountMax: rowCount });
  if (!checked.ok) return checked;
  const { entities } = view.value.model;
  const nested = entities.find(({ id, kind }) => kind === "query" && checked.value.tables.includes(id));
  if (nested !== undefined) return refuse("guard/table", { table: nested.table, suggestion: "" });
  const occasion = { kind: "sample" as const, asked: sql.slice(0, 200), subject: null };
  const run = await runQuery(viewer, { sourceId }, checked.value, {
    signal,
    occasion,
    cacheSeconds: 0,
    refresh: false,
  });
  if (!run.ok) return run;
  const sources = new Map(checked.value.columns.map((column) => [column.name, column]));
  return ok(run.value.result.columns.map((column) => columnOf(column, sources.get(column.name), view.value.model)));
}

function columnOf(
  { name, label, type, role, unit }: ResultColumn,
  checked: CheckedColumn | undefined,
  model: SemanticModel,
): SemanticColumn {
  const plain = checked?.source && !checked.aggregate && !checked.grain && !checked.part ? checked.source : null;
  const entity = model.entities.find(({ id }) => id === plain?.entity);
  const source = entity?.columns.find((column) => column.name === plain?.column);
  return {
    name,
    label,
    description: source?.description ?? null,
    synonyms: source?.synonyms ?? [],
    type,
    role: source?.role ?? role,
    unit,
    hidden: false,
    personal: source?.personal ?? false,
    ...(source?.personalKind !== undefined && { personalKind: source.personalKind }),
    ...(source?.format !== undefined && { format: source.format }),
    nullable: true,
    unique: false,
    distinctCount: null,
    min: null,
    max: null,
    frequentValues: [],
  };
}
