import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { checkExpression } from "@/lib/guard/check-expression";
import { checkSql } from "@/lib/guard/check-sql";
import { rowCountMax } from "@/lib/pipeline/limits";
import { queryColumns } from "@/lib/pipeline/query-columns";
import { ok, type Result } from "@/lib/result";
import { changeModel } from "@/lib/semantic/edits/change-model";
import { importModel } from "@/lib/semantic/edits/import-model";
import type { ChangeModel, ImportModel, ImportResult } from "@/lib/semantic/edits/schema";
import type { SqlCheck } from "@/lib/semantic/edits/sql-check";
import type { SemanticModel } from "@/lib/semantic/schema";
import { semanticViewFor } from "@/lib/semantic/semantic-view";

/** Saves changes of a model whose SQL the guard has looked at. **Access**, **Fails** as `changeModel`. */
export function changeSourceModel(
  viewer: Viewer,
  sourceId: string,
  changes: ChangeModel,
  signal: AbortSignal,
): Promise<Result<SemanticModel>> {
  return changeModel(viewer, sourceId, changes, sqlCheckFor(viewer, sourceId, signal));
}

/** Brings a file into a model, its SQL looked at by the guard. **Access**, **Fails** as `importModel`. */
export function importSourceModel(
  viewer: Viewer,
  sourceId: string,
  given: ImportModel,
  signal: AbortSignal,
): Promise<Result<ImportResult>> {
  return importModel(viewer, sourceId, given, sqlCheckFor(viewer, sourceId, signal));
}

/** What the guard and the source say of SQL in a model. A condition is an expression like any other: it is decided row by row. */
function sqlCheckFor(viewer: Viewer, sourceId: string, signal: AbortSignal): SqlCheck {
  return {
    expression: (sql, entity, { kind }) => checkExpression(sql, entity, kind),
    condition: (sql, entity, { kind }) => checkExpression(sql, entity, kind),
    query: (sql) => queryColumns(viewer, sourceId, sql, signal),
    statement: async (sql) => {
      const view = await semanticViewFor(viewer, sourceId);
      if (!view.ok) return view;
      const checked = checkSql(sql, { ...view.value, rowCountMax });
      return checked.ok ? ok(null) : checked;
    },
  };
}
