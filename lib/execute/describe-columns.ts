import type { ColumnRole, ResultColumn } from "@/lib/execute/schema";
import type { CheckedColumn } from "@/lib/guard/checked-sql";
import type { SemanticColumn, SemanticModel } from "@/lib/semantic/schema";
import type { DriverColumn } from "@/lib/source/driver";
import type { DataType } from "@/lib/source/schema";

const temporal: ReadonlySet<DataType> = new Set(["date", "time", "timestamp"]);
const numeric: ReadonlySet<DataType> = new Set(["integer", "decimal", "float"]);

function modelColumn(checked: CheckedColumn | undefined, model: SemanticModel): SemanticColumn | null {
  const source = checked?.source;
  if (!source) return null;
  const entity = model.entities.find(({ id }) => id === source.entity);
  return entity?.columns.find(({ name }) => name === source.column) ?? null;
}

function roleOf(type: DataType, checked: CheckedColumn | undefined, behind: SemanticColumn | null): ColumnRole {
  if (checked?.aggregate === "count" || checked?.aggregate === "count_distinct") return "measure";
  if (checked?.grain) return "time";
  // The hours of a day are things to compare, not amounts.
  if (checked?.part) return "category";
  if (behind !== null && (checked?.aggregate === null || checked?.aggregate === undefined)) return behind.role;
  if (temporal.has(type)) return "time";
  if (numeric.has(type)) return "measure";
  return type === "boolean" ? "flag" : "category";
}

/** A count counts rows, whatever the unit of the counted column; the other aggregates keep it; one in a hundred has its own. */
function unitOf(checked: CheckedColumn | undefined, behind: SemanticColumn | null): string | null {
  if (checked?.aggregate === "count" || checked?.aggregate === "count_distinct" || checked?.part) return null;
  if (checked?.percent) return "%";
  return behind?.unit ?? null;
}

/** A whole number that the model calls a time is a year: nothing else is written so. */
function grainOf(type: DataType, checked: CheckedColumn | undefined, behind: SemanticColumn | null) {
  if (checked?.grain) return checked.grain;
  const isYear = behind?.role === "time" && type === "integer" && !checked?.aggregate && !checked?.part;
  return isYear && Number(behind.max ?? 0) < 3_000 ? ("year" as const) : null;
}

function uniqueName(name: string, index: number, all: readonly DriverColumn[]): string {
  return all.findIndex((other) => other.name === name) === index ? name : `${name}_${index + 1}`;
}

/** Joins what the engine says of the result's columns with what the guard and the model know of them. Order: the engine's. */
export function describeColumns(
  columns: readonly DriverColumn[],
  checkedColumns: readonly CheckedColumn[],
  model: SemanticModel,
): ResultColumn[] {
  return columns.map((column, index) => {
    // By place: an engine may change the case of a name. By name where the counts differ.
    const checked =
      checkedColumns.length === columns.length
        ? checkedColumns[index]
        : checkedColumns.find(({ name }) => name === column.name);
    const behind = modelColumn(checked, model);
    return {
      name: uniqueName(column.name, index, columns),
      label: checked?.label ?? column.name,
      type: column.type,
      role: roleOf(column.type, checked, behind),
      unit: unitOf(checked, behind),
      grain: grainOf(column.type, checked, behind),
      ...(checked?.part && { part: checked.part }),
      ...(checked?.aggregate && { aggregate: checked.aggregate }),
    };
  });
}
