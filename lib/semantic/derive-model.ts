import { keepThings } from "@/lib/semantic/keep-things";
import { buildFilters } from "@/lib/semantic/roles/build-filters";
import { buildHierarchies } from "@/lib/semantic/roles/build-hierarchies";
import { buildMeasures } from "@/lib/semantic/roles/build-measures";
import type { NamedFilter, SemanticModel } from "@/lib/semantic/schema";
import { suggestQuestions } from "@/lib/semantic/suggest-questions";
import { visibleModel } from "@/lib/semantic/visible-model";

type Derived = {
  readonly id: string;
  readonly entity: string;
  readonly origin?: "inferred" | "person" | undefined;
  readonly accepted?: boolean | undefined;
};

/**
 * What follows from tables and joins made anew after a change of them: measures, filters and hierarchies under the new names, and
 * questions for the eyes of those who ask. What people made or accepted stays. `now` is ISO 8601.
 */
export function deriveModel(model: SemanticModel, now: string): SemanticModel {
  const ids = new Set(model.entities.map(({ id }) => id));
  const keep = <T extends Derived>(stored: readonly T[], fresh: readonly T[]): T[] => {
    const inferred = new Set(fresh.map(({ id }) => id));
    // What the machine made of a column that is gone goes with it, accepted or not.
    const stands = ({ id, entity, origin }: T) => ids.has(entity) && (origin === "person" || inferred.has(id));
    return keepThings(stored, fresh, model.dismissed ?? [], stands);
  };
  const tables = model.entities.filter(({ kind }) => kind !== "query");
  const made = new Set((model.filters ?? []).filter(({ origin }) => origin === "person").map(conditionIn));
  // What a person has a word for already is not suggested under another.
  const suggested = buildFilters(tables, model.kind).filter((filter) => !made.has(conditionIn(filter)));
  const filters = keep(model.filters ?? [], suggested);
  const hierarchies = keep(model.hierarchies ?? [], buildHierarchies(tables, model.joins));
  const { filters: _filters, hierarchies: _hierarchies, ...rest } = model;
  const whole: SemanticModel = {
    ...rest,
    measures: keep(model.measures, buildMeasures(tables, model.joins, model.kind)),
    // Absent where there are none, as in models from before there were any.
    ...(filters.length > 0 && { filters }),
    ...(hierarchies.length > 0 && { hierarchies }),
  };
  return { ...whole, suggestedQuestions: suggestQuestions(visibleModel(whole), now) };
}

const conditionIn = ({ entity, condition }: NamedFilter): string => `${entity}\n${condition}`;
