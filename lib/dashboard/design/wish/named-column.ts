import { chineseOf } from "@/lib/semantic/chinese-words";
import { mainEntities } from "@/lib/semantic/facts/main-entities";
import type { ColumnOfEntity } from "@/lib/semantic/facts/time-of-entity";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";
import { singular } from "@/lib/semantic/singular";

/**
 * The column that people mean by a name: its own name or another word for it, "customer country" before "country" alone; a table's name
 * means the column that names its rows. Where several have it, the one of the table that is asked about most. **Nulls** none has it.
 */
export function namedColumn(words: string, model: SemanticModel): ColumnOfEntity | null {
  const wanted = plain(words);
  const ranked = mainEntities(model, model.entities.length);
  const candidates = ranked.flatMap((entity) =>
    entity.columns
      .filter(({ hidden, role }) => !hidden && role !== "key")
      .map((column) => ({ entity, column, score: scoreOf(wanted, entity, column) })),
  );
  const best = candidates.reduce<(typeof candidates)[number] | null>(
    (found, candidate) => (candidate.score > (found?.score ?? 0) ? candidate : found),
    null,
  );
  return best && { entity: best.entity, column: best.column };
}

/** The table that people mean by a name, in the singular or the plural. **Nulls** none is called so. */
export function namedEntity(words: string, model: SemanticModel): Entity | null {
  const wanted = singular(plain(words));
  const isCalled = (entity: Entity) => namesOf(entity).some((name) => singular(plain(name)) === wanted);
  return model.entities.find((entity) => !entity.hidden && isCalled(entity)) ?? null;
}

function scoreOf(wanted: string, entity: Entity, column: SemanticColumn): number {
  const names = namesOf(column).map(plain);
  const holders = namesOf(entity).map((name) => plain(singular(name)));
  if (holders.some((holder) => names.some((name) => `${holder} ${name}` === wanted || `${holder}${name}` === wanted)))
    return 3;
  if (names.includes(wanted)) return 2;
  return column.name === entity.labelColumn && holders.includes(singular(wanted)) ? 1 : 0;
}

const namesOf = ({ label, synonyms, translations }: Pick<Entity, "label" | "synonyms" | "translations">): string[] =>
  [label, ...synonyms, translations?.zh?.label, chineseOf(label)].filter((name) => name !== undefined && name !== null);

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/["“”'‘’]|^the\s+/g, "")
    .replace(/[\s_]+/g, " ")
    .trim();
