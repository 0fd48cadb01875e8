import type { RuleDraft } from "@/lib/access/schema";
import { renameColumns } from "@/lib/guard/rename-columns";
import { type Renames, renameInModel } from "@/lib/semantic/analysis/rename-in-model";
import type { SemanticModel } from "@/lib/semantic/schema";
import type { SourceKind } from "@/lib/source/schema";

/** A model with what was renamed called as it is now, its expressions and conditions included. Pure. */
export function followRenames(model: SemanticModel, renames: Renames): SemanticModel {
  return renameInModel(model, renames, (sql, names) => renameColumns(sql, names, model.kind));
}

/** An access rule for what its table and columns are called now. Names of rules are told apart as the guard does: whatever their case. */
export function moveRule(rule: RuleDraft, renames: Renames, kind: SourceKind): RuleDraft {
  const entity = lookUp(renames.entities, rule.entity) ?? rule.entity;
  const columns = lookUp(renames.columns, rule.entity) ?? new Map<string, string>();
  if (rule.kind === "row") return { ...rule, entity, condition: renameColumns(rule.condition, columns, kind) };
  return { ...rule, entity, column: lookUp(columns, rule.column) ?? rule.column };
}

function lookUp<T>(map: ReadonlyMap<string, T>, name: string): T | undefined {
  return [...map].find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1];
}
