import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import { acceptSuggestions } from "@/lib/semantic/edits/accept-suggestions";
import { changeQueryEntity } from "@/lib/semantic/edits/change-query-entity";
import { changeThing } from "@/lib/semantic/edits/change-thing";
import { removeThing } from "@/lib/semantic/edits/remove-thing";
import type { ModelChange } from "@/lib/semantic/edits/schema";
import { setFields } from "@/lib/semantic/edits/set-fields";
import { type Sight, visibleEntity } from "@/lib/semantic/edits/sight";
import { thingChange } from "@/lib/semantic/edits/thing-change";
import { thingsOf } from "@/lib/semantic/edits/things";
import type { SemanticModel } from "@/lib/semantic/schema";

/**
 * A model with one change of a person. What follows from names and roles is not made anew here: see `deriveModel`.
 * **Fails** semantic/not-found, semantic/column, semantic/refers, as `checkThing`, guard/*.
 */
export async function applyChange(
  model: SemanticModel,
  change: ModelChange,
  sight: Sight,
): Promise<Result<SemanticModel>> {
  switch (change.kind) {
    case "entity":
      return changeEntity(model, change, sight);
    case "column":
      return changeColumn(model, change, sight);
    case "accept":
      return ok(acceptSuggestions(model, change, sight));
    case "remove":
      return removeThing(model, change, sight);
    case "query-entity":
      return await changeQueryEntity(model, change, sight);
    case "describe":
      return ok({ ...model, description: change.description === "" ? null : change.description });
    default: {
      const thing = thingChange(change);
      return thing === null ? refuse("semantic/not-found") : changeThing(model, thing, sight);
    }
  }
}

type Change<K extends ModelChange["kind"]> = Extract<ModelChange, { kind: K }>;

function changeEntity(model: SemanticModel, change: Change<"entity">, sight: Sight): Result<SemanticModel> {
  const visible = visibleEntity(model, change.entity, sight);
  if (visible === null) return refuse("semantic/not-found");
  const { labelColumn, timeColumn, defaultFilters = [] } = change.set;
  const named = [labelColumn, timeColumn].filter((name) => name !== undefined && name !== null);
  const lost = named.find((name) => !visible.columns.some((column) => column.name === name));
  if (lost !== undefined) return refuse("semantic/column", { table: visible.label, column: lost });
  const own = new Set(thingsOf(model, "filter").flatMap(({ id, entity }) => (entity === change.entity ? [id] : [])));
  const unknown = defaultFilters.find((id) => !own.has(id));
  if (unknown !== undefined) return refuse("semantic/refers", { name: unknown });
  const entities = model.entities.map((entity) =>
    entity.id === change.entity ? setFields(entity, change.set) : entity,
  );
  return ok({ ...model, entities });
}

function changeColumn(model: SemanticModel, { entity: id, column: name, set }: Change<"column">, sight: Sight) {
  const visible = visibleEntity(model, id, sight)?.columns.some((column) => column.name === name);
  if (visible !== true) return refuse("semantic/not-found");
  const entities = model.entities.map((entity) => {
    if (entity.id !== id) return entity;
    const columns = entity.columns.map((column) => (column.name === name ? setFields(column, set) : column));
    return { ...entity, columns };
  });
  return ok({ ...model, entities });
}
