import fc from "fast-check";
import type { Cell } from "@/lib/execute/schema";
import type { ColumnRef } from "@/lib/nl2sql/schema";
import { joinSteps } from "@/lib/semantic/graph";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

export type Typed = {
  readonly ref: ColumnRef;
  readonly column: SemanticColumn;
  readonly entity: Entity;
  /** Whether a row of the entity that the plan starts at has at most one value of it. */
  readonly once: boolean;
};

export const isTime = ({ type }: SemanticColumn) => type === "date" || type === "timestamp";
export const isNumber = ({ type }: SemanticColumn) => type === "integer" || type === "decimal" || type === "float";

/** The columns of an entity and of all that it can be joined with. */
export function reachable(model: SemanticModel, root: Entity): Typed[] {
  return model.entities.flatMap((entity) => {
    const steps = joinSteps(model, root.id, entity.id);
    if (steps === null) return [];
    const once = steps.every((step) => !step.toMany);
    return entity.columns.map((column) => ({
      ref: { entity: entity.id, column: column.name, path: null },
      ...{ column, entity, once },
    }));
  });
}

/** What people type into a condition, with what breaks out of it in a careless engine. */
const anyText = fc.oneof(
  fc.constantFrom(
    "Ghent",
    "O'Hara",
    "100%",
    "a_b",
    "back\\slash",
    '"quoted"',
    "'; DROP TABLE loans; --",
    "書き込み",
    "",
    "!",
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }).filter((text) => !text.includes("\0")),
);

const anyDay = fc
  .date({ min: new Date("1999-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** A value of the column's type. */
export function anyValue(column: SemanticColumn): fc.Arbitrary<Cell> {
  if (isTime(column)) return anyDay;
  if (column.type === "boolean") return fc.boolean();
  if (column.type === "integer") return fc.integer({ min: -1_000, max: 100_000 });
  if (isNumber(column)) return fc.integer({ min: -99_999, max: 99_999 }).map((cents) => (cents / 100).toFixed(2));
  return anyText;
}

/** What people say of a column that holds something else: a name of a number, a number of a date. */
export const anyStrangeValue: fc.Arbitrary<Cell> = fc.oneof(
  anyText,
  anyDay,
  fc.constantFrom<Cell>("2024-02-30", "2024", "12abc", "yes", "1e5", "-7", "7.25", true, 2_024, -1.5, null),
);
