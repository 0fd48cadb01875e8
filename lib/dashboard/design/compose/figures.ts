import { isOfThings } from "@/lib/dashboard/design/compose/main-time";
import { type Names, namesOf, namesOfMeasure, rowsOf } from "@/lib/dashboard/design/compose/names";
import { isTellingNumber, isTellingSum } from "@/lib/dashboard/design/compose/telling";
import type { PlanMeasure } from "@/lib/nl2sql/schema";
import { isFlow } from "@/lib/semantic/facts/measures-of-entity";
import { isAdditive } from "@/lib/semantic/roles/additivity";
import { isMoney } from "@/lib/semantic/roles/infer-unit";
import type { Entity, Measure, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";
import { spaced } from "@/lib/semantic/suggest-questions";

/** A figure with what it is called. */
export type Figure = { readonly measure: PlanMeasure; readonly names: Names };

const sumCountMax = 4;
const averageCountMax = 2;

/**
 * What is counted, added up and averaged of an entity; never empty. **Order** of what happened: sums first, most worth first, then the
 * rows counted; of things: the rows counted first, for their sums say less.
 */
export function figuresOf(model: SemanticModel, entity: Entity): Figure[] {
  const ofThings = isOfThings(model, entity);
  const sums = sumsOf(model, entity, ofThings);
  const averages = averagesOf(entity, ofThings);
  if (ofThings) return [countedRows(entity), ...sums, ...averages];
  return [...sums.slice(0, 2), countedRows(entity), ...averages.slice(0, 1), ...sums.slice(2)];
}

/** How many rows there are. */
export function countedRows(entity: Entity): Figure {
  const names = rowsOf(entity);
  const measure = { aggregate: "count" as const, entity: entity.id, column: null, measureId: null };
  return { measure: { ...measure, label: names.en.toLowerCase() }, names };
}

/** The average of a number of every row. */
export function averageOf(entity: Entity, column: SemanticColumn): Figure {
  const measure = { aggregate: "avg" as const, entity: entity.id, measureId: null, label: `average ${column.label}` };
  return {
    measure: { ...measure, column: { entity: entity.id, column: column.name, path: null } },
    names: { en: `Average ${column.label.toLowerCase()}`, zh: `平均${spaced(namesOf(column).zh).trimEnd()}` },
  };
}

function sumsOf(model: SemanticModel, entity: Entity, ofThings: boolean): Figure[] {
  const worth = ({ label }: Measure) => (label === "Revenue" ? 0 : isMoney(label) ? 1 : 2);
  return model.measures
    .filter((measure) => measure.entity === entity.id && isFlow(measure) && tells(measure, entity, ofThings))
    .toSorted((a, b) => worth(a) - worth(b))
    .slice(0, sumCountMax)
    .map((measure) => ({
      measure: {
        ...{ aggregate: measure.aggregate, entity: entity.id, column: null },
        ...{ measureId: measure.id, label: measure.label },
      },
      names: namesOfMeasure(measure),
    }));
}

/** A sum of one column is worth as much as its column; what is worked out of several (price × quantity) was made to be summed. */
function tells({ expression }: Measure, { columns }: Entity, ofThings: boolean): boolean {
  const said = new Set(expression?.match(/[\p{L}\p{N}_]+/gu) ?? []);
  const used = columns.filter(({ name }) => said.has(name));
  const [only] = used;
  return only === undefined || used.length > 1 || isTellingSum(only, ofThings);
}

function averagesOf({ columns, ...entity }: Entity, ofThings: boolean): Figure[] {
  return columns
    .filter((column) => isTellingNumber(column) && (ofThings ? !isTellingSum(column, true) : !isAdditive(column)))
    .slice(0, averageCountMax)
    .map((column) => averageOf({ columns, ...entity }, column));
}
