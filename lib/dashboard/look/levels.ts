import { columnIn } from "@/lib/dashboard/look/reach";
import type { TimeGrain } from "@/lib/execute/schema";
import type { ColumnRef, PlanDimension } from "@/lib/nl2sql/schema";
import type { Hierarchy, SemanticModel } from "@/lib/semantic/schema";

/** A level that a dimension can be opened up to. */
export type Level = { readonly column: ColumnRef; readonly grain: TimeGrain | null };

const finer: Partial<Record<TimeGrain, TimeGrain>> = {
  year: "quarter",
  quarter: "month",
  month: "day",
  week: "day",
  day: "hour",
};

/** The level below a dimension: by a hierarchy of the model, else the next finer part of a time. Nulls: null at the lowest. */
export function levelBelow({ column, grain, part }: PlanDimension, model: SemanticModel): Level | null {
  if (part) return null;
  for (const hierarchy of model.hierarchies ?? []) {
    const at = hierarchy.levels.findIndex((level) => isAt(level, hierarchy, { column, grain }));
    const below = at < 0 ? undefined : hierarchy.levels[at + 1];
    const level = below && asLevel(below, hierarchy, column);
    if (level && columnIn(model, level.column) !== null) return level;
  }
  const next = grain === null ? undefined : finer[grain];
  if (next === undefined || (next === "hour" && columnIn(model, column)?.type !== "timestamp")) return null;
  return { column, grain: next };
}

type HierarchyLevel = Hierarchy["levels"][number];

const isAt = (level: HierarchyLevel, { entity }: Hierarchy, { column, grain }: Level): boolean =>
  (level.entity ?? entity) === column.entity && level.column === column.column && (level.grain ?? null) === grain;

/** A road to the table of the level above leads to the same rows of the level below only where it is the same table. */
function asLevel(level: HierarchyLevel, { entity: own }: Hierarchy, above: ColumnRef): Level {
  const entity = level.entity ?? own;
  const path = entity === above.entity ? above.path : null;
  return { column: { entity, column: level.column, path }, grain: level.grain ?? null };
}
