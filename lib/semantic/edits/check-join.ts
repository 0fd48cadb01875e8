import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import { type Sight, visibleEntity } from "@/lib/semantic/edits/sight";
import type { Join, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";
import type { DataType, SourceKind } from "@/lib/source/schema";

type Sides = Pick<Join, "from" | "to">;

/** Whether two tables can be joined so. **Fails** semantic/table, semantic/column, semantic/join with the reason. */
export function checkJoin(model: SemanticModel, { from, to }: Sides, sight: Sight): Result<null> {
  const [left, right] = [columnsOf(model, from, sight), columnsOf(model, to, sight)];
  if (!left.ok) return left;
  if (!right.ok) return right;
  if (left.value.length === 0 || left.value.length !== right.value.length) {
    return refuse("semantic/join", { reason: "count", from: "", to: "" });
  }
  const pairs = left.value.map((column, index) => [column, right.value[index] as SemanticColumn] as const);
  if (from.entity === to.entity && pairs.every(([a, b]) => a.name === b.name)) {
    return refuse("semantic/join", { reason: "itself", from: "", to: "" });
  }
  const odd = pairs.find(([a, b]) => !areComparable(a.type, b.type, model.kind));
  return odd === undefined
    ? ok(null)
    : refuse("semantic/join", { reason: "types", from: odd[0].label, to: odd[1].label });
}

function columnsOf(model: SemanticModel, side: Join["from"], sight: Sight): Result<SemanticColumn[]> {
  const entity = visibleEntity(model, side.entity, sight);
  if (entity === null) return refuse("semantic/table", { table: side.entity });
  const columns: SemanticColumn[] = [];
  for (const name of side.columns) {
    const column = entity.columns.find((one) => one.name === name);
    if (column === undefined) return refuse("semantic/column", { table: entity.label, column: name });
    columns.push(column);
  }
  return ok(columns);
}

const families: Partial<Record<DataType, string>> = {
  integer: "number",
  decimal: "number",
  float: "number",
  date: "time",
  timestamp: "time",
};

/** SQLite and MySQL compare '12' with 12; the others refuse such a query. */
function areComparable(a: DataType, b: DataType, kind: SourceKind): boolean {
  if (kind === "sqlite" || kind === "mysql") return true;
  return (families[a] ?? a) === (families[b] ?? b);
}
