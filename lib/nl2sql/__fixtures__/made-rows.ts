import type { Cell } from "@/lib/execute/schema";
import type { EarlierTurn } from "@/lib/nl2sql/earlier-turn";
import { outputNames } from "@/lib/nl2sql/output-names";
import type { PlanDimension, QueryPlan } from "@/lib/nl2sql/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

const rowCountMax = 6;

/** Rows as a plan could give them, without a database: known values of its columns, figures that fall from row to row. */
export function madeRows(plan: QueryPlan, model: SemanticModel): NonNullable<EarlierTurn["extract"]> {
  const count = plan.dimensions.length === 0 ? 1 : Math.min(plan.limit ?? rowCountMax, rowCountMax);
  const rows = Array.from({ length: count }, (_, at): Cell[] => [
    ...plan.dimensions.map((dimension) => cellOf(dimension, at, model)),
    ...plan.measures.map(() => 1_000 - at * 10),
  ]);
  const columns = outputNames(plan).map((name) => ({
    ...{ name, label: name, type: "text" as const, role: "category" as const, unit: null, grain: null },
  }));
  return { columns, rows, rowCount: count };
}

function cellOf({ column, grain }: PlanDimension, at: number, model: SemanticModel): Cell {
  if (grain !== null) return `2024-0${at + 1}-01`;
  const entity = model.entities.find(({ id }) => id === column.entity);
  const values = entity?.columns.find(({ name }) => name === column.column)?.frequentValues ?? [];
  return values[at % Math.max(1, values.length)]?.value ?? `value ${at + 1}`;
}
