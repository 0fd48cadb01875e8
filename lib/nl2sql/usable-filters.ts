import { columnsIn } from "@/lib/nl2sql/compile/qualified-expression";
import type { NamedFilter, SemanticModel } from "@/lib/semantic/schema";

const known = new WeakMap<SemanticModel, NamedFilter[]>();

/**
 * The named conditions that questions may use: those that a person made or accepted, while the columns that they speak of exist. What is
 * only suggested answers nobody, and one left over from a column that is gone would refuse every question on its table.
 */
export function usableFilters(model: SemanticModel): NamedFilter[] {
  const found = known.get(model) ?? (model.filters ?? []).filter((filter) => isUsable(filter, model));
  known.set(model, found);
  return found;
}

function isUsable({ origin, accepted, entity: id, condition }: NamedFilter, model: SemanticModel): boolean {
  if (origin !== "person" && accepted !== true) return false;
  const entity = model.entities.find((other) => other.id === id);
  const names = new Set(entity?.columns.map(({ name }) => name.toLowerCase()));
  return columnsIn(condition, model.kind)?.every((name) => names.has(name.toLowerCase())) === true;
}
