import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import { checkJoin } from "@/lib/semantic/edits/check-join";
import { type Sight, visibleEntity } from "@/lib/semantic/edits/sight";
import type { ThingChange } from "@/lib/semantic/edits/thing-change";
import { thingsOf } from "@/lib/semantic/edits/things";
import type { Entity, GlossaryTerm, Hierarchy, Join, Measure, NamedFilter, SemanticModel } from "@/lib/semantic/schema";

/**
 * Whether a thing that a person writes can be: what it names exists for them, and its SQL may run.
 * **Fails** semantic/table, semantic/column, semantic/join, semantic/measure, semantic/exists, semantic/refers; guard/*.
 */
export function checkThing(model: SemanticModel, { kind, id, fields }: ThingChange, sight: Sight): Result<null> {
  // The fields are those of the kind, as the schema of changes has made sure.
  switch (kind) {
    case "join":
      return checkJoin(model, fields as Pick<Join, "from" | "to">, sight);
    case "measure":
      return checkMeasure(model, id, fields as Omit<Measure, "id">, sight);
    case "filter":
      return checkFilter(model, id, fields as Omit<NamedFilter, "id">, sight);
    case "hierarchy":
      return checkHierarchy(model, id, fields as Omit<Hierarchy, "id">, sight);
    case "term":
      return checkTerm(model, id, fields as Omit<GlossaryTerm, "id">, sight);
  }
}

function checkMeasure(
  model: SemanticModel,
  id: string | null,
  measure: Omit<Measure, "id">,
  sight: Sight,
): Result<null> {
  const entity = visibleEntity(model, measure.entity, sight);
  if (entity === null) return refuse("semantic/table", { table: measure.entity });
  if (isTaken(thingsOf(model, "measure"), id, measure)) return refuse("semantic/exists", { name: measure.label });
  if (measure.expression !== null) return sight.check.expression(measure.expression, entity, model);
  return measure.aggregate === "count" ? ok(null) : refuse("semantic/measure", { name: measure.label });
}

function checkFilter(
  model: SemanticModel,
  id: string | null,
  filter: Omit<NamedFilter, "id">,
  sight: Sight,
): Result<null> {
  const entity = visibleEntity(model, filter.entity, sight);
  if (entity === null) return refuse("semantic/table", { table: filter.entity });
  if (isTaken(thingsOf(model, "filter"), id, filter)) return refuse("semantic/exists", { name: filter.label });
  return sight.check.condition(filter.condition, entity, model);
}

type Named = { readonly id?: string; readonly entity: string; readonly label: string };

/** Two of one name on one table could not be told apart in a question. */
function isTaken(things: readonly Named[], id: string | null, { entity, label }: Named): boolean {
  const name = label.toLowerCase();
  return things.some((thing) => thing.id !== id && thing.entity === entity && thing.label.toLowerCase() === name);
}

function checkHierarchy(
  model: SemanticModel,
  id: string | null,
  hierarchy: Omit<Hierarchy, "id">,
  sight: Sight,
): Result<null> {
  if (visibleEntity(model, hierarchy.entity, sight) === null) {
    return refuse("semantic/table", { table: hierarchy.entity });
  }
  if (isTaken(thingsOf(model, "hierarchy"), id, hierarchy)) return refuse("semantic/exists", { name: hierarchy.label });
  for (const { entity, column } of hierarchy.levels) {
    const level = visibleEntity(model, entity ?? hierarchy.entity, sight);
    if (level === null) return refuse("semantic/table", { table: entity ?? hierarchy.entity });
    if (!hasColumn(level, column)) return refuse("semantic/column", { table: level.label, column });
  }
  return ok(null);
}

const hasColumn = (entity: Entity, name: string) => entity.columns.some((column) => column.name === name);

function checkTerm(
  model: SemanticModel,
  id: string | null,
  term: Omit<GlossaryTerm, "id">,
  sight: Sight,
): Result<null> {
  const name = term.term.toLowerCase();
  const taken = thingsOf(model, "term").some((other) => other.id !== id && other.term.toLowerCase() === name);
  if (taken) return refuse("semantic/exists", { name: term.term });
  if (term.refersTo === null) return ok(null);
  const { kind, entity: entityId, name: part } = term.refersTo;
  const entity = visibleEntity(model, entityId, sight);
  if (entity === null) return refuse("semantic/table", { table: entityId });
  if (kind === "entity") return ok(null);
  if (kind === "column") {
    return part !== null && hasColumn(entity, part)
      ? ok(null)
      : refuse("semantic/column", { table: entity.label, column: part ?? "" });
  }
  return thingsOf(model, kind).some((thing) => thing.id === part)
    ? ok(null)
    : refuse("semantic/refers", { name: part ?? "" });
}
