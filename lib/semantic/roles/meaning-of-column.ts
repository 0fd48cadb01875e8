import { asNumberColumn } from "@/lib/semantic/roles/as-number-column";
import type { ColumnPlace } from "@/lib/semantic/roles/column-place";
import { guessed, inferenceOf } from "@/lib/semantic/roles/guess";
import { inferFormat } from "@/lib/semantic/roles/infer-format";
import { inferRole } from "@/lib/semantic/roles/infer-role";
import { inferUnit } from "@/lib/semantic/roles/infer-unit";
import { personalDataOf } from "@/lib/semantic/roles/personal-data";
import type { SemanticColumn } from "@/lib/semantic/schema";
import type { ColumnStructure } from "@/lib/source/schema";

type Meaning = Pick<
  SemanticColumn,
  "role" | "unit" | "format" | "personal" | "personalKind" | "numericText" | "inferred"
>;

/** Role, unit, format and personal data of a column, each with how sure the rules are and why. What was not found has no reason. */
export function meaningOfColumn(column: ColumnStructure, place: ColumnPlace): Meaning {
  const number = asNumberColumn(column, place);
  const role = number === null ? inferRole(column, place) : guessed("measure" as const, 0.8, "role-numeric-text");
  const unit = role.value === "measure" ? inferUnit(number ?? column) : null;
  const format = inferFormat(number ?? column, { role: role.value, unit: unit?.value ?? null });
  const personal = personalDataOf(column, place.table, role.value);
  return {
    role: role.value,
    unit: unit?.value ?? null,
    format: format?.value ?? null,
    personal: personal !== null,
    personalKind: personal?.value ?? null,
    ...(number !== null && { numericText: true }),
    inferred: {
      role: inferenceOf(role),
      ...(unit !== null && { unit: inferenceOf(unit) }),
      ...(format !== null && { format: inferenceOf(format) }),
      ...(personal !== null && { personalKind: inferenceOf(personal) }),
    },
  };
}
