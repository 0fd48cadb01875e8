import type { AccessRule, Mask } from "@/lib/access/schema";
import { isViewOverTables, ruledEntities } from "@/lib/semantic/ruled-entities";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

/** What the rules that concern somebody come to for one table. */
export type TableRules = {
  readonly entity: Entity;
  /** All must hold. */
  readonly conditions: readonly string[];
  readonly hidden: ReadonlySet<string>;
  /** Hidden columns are not in it. */
  readonly masks: ReadonlyMap<string, Mask>;
};

/** From the strictest: a hash tells nothing but equality. */
const strictest: readonly Mask[] = ["hash", "first-letters", "year"];

/** The rules by id of the table they are about. Rules for tables that the model does not have are in none. */
export function tableRules(model: SemanticModel, rules: readonly AccessRule[]): ReadonlyMap<string, TableRules> {
  const byEntity = new Map<Entity, AccessRule[]>();
  for (const rule of rules) {
    for (const entity of ruledEntities(rule, model)) byEntity.set(entity, [...(byEntity.get(entity) ?? []), rule]);
  }
  return new Map([...byEntity].map(([entity, own]) => [entity.id, rulesOf(entity, own)]));
}

function rulesOf(entity: Entity, rules: readonly AccessRule[]): TableRules {
  const conditions = rules.flatMap((rule) => (rule.kind === "row" ? [rule.condition] : []));
  const hidden = new Set(rules.flatMap((rule) => (rule.kind === "hide" ? columnsOf(entity, rule.column) : [])));
  const masks = new Map<string, Mask>();
  for (const mask of strictest.toReversed()) {
    const masked = rules.flatMap((rule) =>
      rule.kind === "mask" && rule.mask === mask ? columnsOf(entity, rule.column) : [],
    );
    for (const name of masked) if (!hidden.has(name)) masks.set(name, mask);
  }
  return { entity, conditions: [...new Set(conditions)], hidden, masks };
}

/** Engines do not tell names apart by case alone, or let them be changed so. */
function columnsOf({ columns }: Entity, name: string): string[] {
  const exact = columns.filter((column) => column.name === name);
  const found = exact.length > 0 ? exact : columns.filter((column) => column.name.toLowerCase() === name.toLowerCase());
  return found.map((column) => column.name);
}

/**
 * The views that do not exist for somebody whom rules of the source concern: none of their own says what may be seen of them, and the
 * rules of the tables below do not reach into them.
 */
export function uncoveredViews(model: SemanticModel, rules: readonly AccessRule[]): readonly Entity[] {
  if (rules.length === 0) return [];
  const covered = tableRules(model, rules);
  return model.entities.filter((entity) => isViewOverTables(entity, model) && !covered.has(entity.id));
}

/** A column as it is when its values are masked; nothing is left that was read from the real ones. */
export function maskedColumn(column: SemanticColumn, mask: Mask): SemanticColumn {
  const { numericText: _numericText, castForText: _castForText, inferred: _inferred, ...rest } = column;
  return {
    ...rest,
    type: mask === "year" ? "integer" : "text",
    role: "category",
    unit: null,
    ...(rest.format !== undefined && { format: null }),
    unique: mask === "hash" && column.unique,
    ...{ distinctCount: null, min: null, max: null, frequentValues: [], histogram: null },
  };
}
