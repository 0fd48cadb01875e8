import { columnRef } from "@/lib/nl2sql/offline/resolve/column-ref";
import { conceptColumn } from "@/lib/nl2sql/offline/resolve/columns";
import type { ColumnRef } from "@/lib/nl2sql/schema";
import { stepsFrom } from "@/lib/semantic/graph";
import type { SemanticModel } from "@/lib/semantic/schema";

/** The date of a table's rows: its own, or that of what each of them belongs to (order lines are dated by their order). */
export function dateOf(id: string, model: SemanticModel): ColumnRef | null {
  const entityOf = (wanted: string) => model.entities.find((entity) => entity.id === wanted);
  const entity = entityOf(id);
  const own = entity === undefined ? null : conceptColumn(entity, "time");
  if (own !== null) return columnRef(id, own.name);
  const dated = stepsFrom(model, id).flatMap(({ to, toMany }) => {
    const other = toMany ? undefined : entityOf(to);
    const column = other === undefined ? null : conceptColumn(other, "time");
    return other === undefined || column === null ? [] : [{ other, column }];
  });
  // What has more rows, or a time of day, happens: an order line is dated by its order, not by the launch of its product.
  const [event] = dated.toSorted(
    (a, b) =>
      (b.other.rowEstimate ?? 0) - (a.other.rowEstimate ?? 0) ||
      Number(b.column.type === "timestamp") - Number(a.column.type === "timestamp"),
  );
  return event === undefined ? null : columnRef(event.other.id, event.column.name);
}
