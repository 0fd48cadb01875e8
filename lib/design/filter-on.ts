import type { DashboardFilter } from "@/lib/dashboard/config/schema";
import { newId } from "@/lib/id";
import { labelIn } from "@/lib/semantic/label-in";
import type { SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

/** More values than these are searched by their text, not picked. */
const listedCountMax = 5_000;

/** A filter on a column: of the kind that suits its values. **Nulls** the model has no such column for the viewer. */
export function filterOn(
  model: SemanticModel,
  { table, column: name, locale }: { readonly table: string; readonly column: string; readonly locale: string },
): DashboardFilter | null {
  const entity = model.entities.find(({ id, hidden }) => id === table && !hidden);
  const column = entity?.columns.find((other) => other.name === name && !other.hidden);
  if (entity === undefined || column === undefined) return null;
  return {
    ...{ id: newId(), label: labelIn(column, locale), kind: kindOf(column), sourceId: model.sourceId },
    column: { entity: entity.id, column: column.name, path: null },
    ...{ default: null, required: false, multiple: true, narrowedBy: null, targets: {} },
  };
}

function kindOf({ role, distinctCount }: SemanticColumn): DashboardFilter["kind"] {
  if (role === "time") return "date";
  if (role === "measure") return "number";
  return (distinctCount ?? 0) > listedCountMax ? "text" : "list";
}
