import type { Entity, Join, SemanticColumn } from "@/lib/semantic/schema";
import { singular } from "@/lib/semantic/singular";
import { chineseLabelOf } from "@/lib/semantic/words/chinese-label";

/** A description in both languages. */
export type Described = { readonly en: string; readonly zh: string };

/** What joins lead to, by id of the entity. */
type Labels = ReadonlyMap<string, string>;

const namedMax = 4;

/**
 * What a row of a table stands for, as far as its own keys tell: "One row for each order, with its customer and employee". It names
 * nothing but what the table's own columns point to, and no values: who may not see a row must not read of it here.
 * **Nulls** null where the name says all there is.
 */
export function describeEntity(entity: Entity, joins: readonly Join[], labels: Labels): Described | null {
  const targets = [...new Set(joins.map(({ to }) => to.entity))].filter((id) => id !== entity.id);
  const things = targets.flatMap((id) => thingOf(labels.get(id)));
  if (things.length === 0) return null;
  if (entity.isLink === true && things.length >= 2) {
    return {
      en: `One row for each pair of ${listed(
        things.map(({ en }) => en),
        "and",
      )} that belong together.`,
      zh: `每行表示${listed(
        things.map(({ zh }) => zh),
        "与",
      )}之间的一个对应关系。`,
    };
  }
  const [own] = thingOf(entity.label);
  if (own === undefined) return null;
  return {
    en: `One row for each ${own.en}, with its ${listed(
      things.map(({ en }) => en),
      "and",
    )}.`,
    zh: `每行代表一个${own.zh}，并指明其${listed(
      things.map(({ zh }) => zh),
      "和",
    )}。`,
  };
}

/** Where a column of its own points. **Nulls** null for columns that point nowhere, or only together with others. */
export function describeColumn(column: SemanticColumn, joins: readonly Join[], labels: Labels): Described | null {
  const join = joins.find(({ from }) => from.columns.length === 1 && from.columns[0] === column.name);
  const [target] = thingOf(join === undefined ? undefined : labels.get(join.to.entity));
  if (join === undefined || target === undefined) return null;
  if (join.to.entity === join.from.entity) {
    return { en: `Another ${target.en} of the same table.`, zh: `同一表中的另一个${target.zh}。` };
  }
  return { en: `The ${target.en} that the row belongs to.`, zh: `该行所属的${target.zh}。` };
}

function thingOf(label: string | undefined): Described[] {
  if (label === undefined || label.trim() === "") return [];
  const words = label.split(" ");
  const last = singular(words.at(-1) ?? "");
  const en = [...words.slice(0, -1), last].join(" ");
  return [{ en: en.charAt(0).toLowerCase() + en.slice(1), zh: chineseLabelOf(label) ?? ` ${label} ` }];
}

function listed(names: readonly string[], and: string): string {
  const shown = names.slice(0, namedMax);
  const isHan = /\p{Script=Han}/u.test(and);
  const last = shown.at(-1) ?? "";
  const before = shown.slice(0, -1).join(isHan ? "、" : ", ");
  return before === "" ? last : isHan ? `${before}${and}${last}` : `${before} ${and} ${last}`;
}
