import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { checkExpression } from "@/lib/guard/check-expression";
import { queryColumns } from "@/lib/pipeline/query-columns";
import type { Result } from "@/lib/result";
import { changeModel } from "@/lib/semantic/edits/change-model";
import type { ChangeModel } from "@/lib/semantic/edits/schema";
import type { SqlCheck } from "@/lib/semantic/edits/sql-check";
import type { SemanticModel } from "@/lib/semantic/schema";

/** Saves changes of a model whose SQL the guard has looked at. **Access**, **Fails** as `changeModel`. */
export function changeSourceModel(
  viewer: Viewer,
  sourceId: string,
  changes: ChangeModel,
  signal: AbortSignal,
): Promise<Result<SemanticModel>> {
  return changeModel(viewer, sourceId, changes, sqlCheckFor(viewer, sourceId, signal));
}

/** What the guard and the source say of SQL in a model. A condition is an expression like any other: it is decided row by row. */
export function sqlCheckFor(viewer: Viewer, sourceId: string, signal: AbortSignal): SqlCheck {
  return {
    expression: (sql, entity, { kind }) => checkExpression(sql, entity, kind),
    condition: (sql, entity, { kind }) => checkExpression(sql, entity, kind),
    query: (sql) => queryColumns(viewer, sourceId, sql, signal),
  };
}
