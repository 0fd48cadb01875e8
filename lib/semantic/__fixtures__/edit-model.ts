import type { Viewer } from "@/lib/auth/viewer";
import { refuse } from "@/lib/errors";
import type { Result } from "@/lib/result";
import { changeModel } from "@/lib/semantic/edits/change-model";
import type { SqlCheck } from "@/lib/semantic/edits/sql-check";
import type { SemanticModel } from "@/lib/semantic/schema";

const refused = () => refuse("semantic/not-found");
/** Names and meanings hold no SQL. */
const noSql: SqlCheck = {
  ...{ expression: refused, condition: refused },
  ...{ query: async () => refused(), statement: async () => refused() },
};

type Edit = {
  readonly revision?: number;
  readonly entity: string;
  readonly column?: string | null;
  readonly label?: string;
  readonly description?: string;
  readonly hidden?: boolean;
};

/** Saves one change of words, as the page of a table does. */
export function editModel(
  viewer: Viewer,
  sourceId: string,
  { revision = 1, entity, column = null, ...set }: Edit,
): Promise<Result<SemanticModel>> {
  const change =
    column === null ? ({ kind: "entity", entity, set } as const) : ({ kind: "column", entity, column, set } as const);
  return changeModel(viewer, sourceId, { revision, changes: [change] }, noSql);
}
