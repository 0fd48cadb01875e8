import { columnKey, isNumber, type Offered } from "@/components/dashboards/editor/plan/offered-columns";
import type { PlanMeasure } from "@/lib/nl2sql/schema";
import { labelIn } from "@/lib/semantic/label-in";
import type { SemanticModel } from "@/lib/semantic/schema";

type Words = { readonly locale: string; readonly rowsOf: (table: string) => string };

/**
 * The figures of a model: of each table its measures, the number of its rows, and its numbers to be added up.
 * **Order** tables that are asked already first, then those with measures.
 */
export function offeredFigures(model: SemanticModel, bases: readonly string[], { locale, rowsOf }: Words): Offered[] {
  const rank = (id: string) => {
    const at = bases.indexOf(id);
    if (at >= 0) return at;
    return model.measures.some(({ entity }) => entity === id) ? bases.length : bases.length + 1;
  };
  const tables = model.entities.filter(({ hidden }) => !hidden).toSorted((a, b) => rank(a.id) - rank(b.id));
  return tables.map((entity) => {
    const name = labelIn(entity, locale);
    const measures = model.measures.filter((measure) => measure.entity === entity.id);
    const columns = entity.columns.filter((column) => !column.hidden && column.role !== "key" && isNumber(column));
    return {
      group: name,
      items: [
        ...measures.map((measure) => ({ value: `measure:${measure.id}`, label: labelIn(measure, locale) })),
        // A measure that counts the rows has usually the same name.
        ...(measures.some(({ aggregate, expression }) => aggregate === "count" && expression === null)
          ? []
          : [{ value: `rows:${entity.id}`, label: rowsOf(name) }]),
        ...columns.map((column) => ({
          value: `column:${columnKey(entity.id, column.name)}`,
          label: labelIn(column, locale),
        })),
      ],
    };
  });
}

/** The figure that was chosen, without its label. **Nulls** it is none of this model. */
export function figureOf(model: SemanticModel, key: string): Omit<PlanMeasure, "label"> | null {
  const [kind, id = ""] = [key.slice(0, key.indexOf(":")), key.slice(key.indexOf(":") + 1)];
  if (kind === "rows") return { aggregate: "count", entity: id, column: null, measureId: null };
  if (kind === "measure") {
    const measure = model.measures.find((one) => one.id === id);
    return measure ? { aggregate: measure.aggregate, entity: measure.entity, column: null, measureId: id } : null;
  }
  const [entity = "", column = ""] = id.split("\n");
  return { aggregate: "sum", entity, column: { entity, column, path: null }, measureId: null };
}
