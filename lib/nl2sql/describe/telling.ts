import { type Locale, say } from "@/lib/nl2sql/offline/say";
import type { ColumnRef, QueryPlan } from "@/lib/nl2sql/schema";
import { labelIn } from "@/lib/semantic/label-in";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";
import { plural, singular } from "@/lib/semantic/singular";

/** To whom and about what a plan is told, and how a plan inside another is. */
export type Telling = {
  readonly model: SemanticModel;
  readonly locale: Locale;
  plan(plan: QueryPlan): string;
};

export const signs = { eq: "=", ne: "≠", lt: "<", lte: "≤", gt: ">", gte: "≥" } as const;

/** Picks the sentence in the reader's language. */
export const tell = ({ locale }: Telling, english: string, chinese: string): string => say(locale, english, chinese);

const han = /\p{Script=Han}/u;

/** What a thing is called in the reader's language, as far as the model knows. */
function wordFor(
  thing: Pick<Entity | SemanticColumn, "label" | "synonyms" | "translations">,
  { locale }: Telling,
): string {
  const named = labelIn(thing, locale);
  const chinese = locale === "zh" && !han.test(named) ? thing.synonyms.find((word) => han.test(word)) : undefined;
  return chinese ?? named;
}

export function entityName(id: string, telling: Telling): string {
  const entity = telling.model.entities.find((candidate) => candidate.id === id);
  return entity === undefined ? id : wordFor(entity, telling);
}

/** The rows of an entity: "orders". */
export function rowsName(id: string, telling: Telling): string {
  const name = entityName(id, telling);
  return telling.locale === "en" ? plural(name.toLowerCase()) : name;
}

/** A name with Chinese behind it: Latin letters and Chinese ones stand apart. */
export const beforeChinese = (name: string): string => (/[\p{Script=Latin}\d]$/u.test(name) ? `${name} ` : name);

/** How the values of a column follow each other: in time, by the alphabet, by size. */
export function sequenceOf(ref: ColumnRef, { model }: Telling): "time" | "alphabet" | "size" {
  const entity = model.entities.find(({ id }) => id === ref.entity);
  const column = entity?.columns.find(({ name }) => name === ref.column);
  if (column?.role === "time" && column.type !== "integer") return "time";
  return column?.type === "text" && column.numericText !== true ? "alphabet" : "size";
}

/** A column as people call it, with its table. */
export function nameOf(ref: ColumnRef, telling: Telling): string {
  const entity = telling.model.entities.find(({ id }) => id === ref.entity);
  const column = entity?.columns.find(({ name }) => name === ref.column);
  const own = column === undefined ? ref.column : wordFor(column, telling);
  const owner = entityName(ref.entity, telling);
  if (telling.locale === "zh") {
    return han.test(owner.at(-1) ?? "") && han.test(own.charAt(0)) ? owner + own : `${owner} ${own}`;
  }
  const one = singular(owner);
  // "Order date" of orders needs no second "order".
  if (own.toLowerCase().startsWith(`${one.toLowerCase()} `)) return own;
  return `${one} ${/^\p{Lu}\p{Ll}/u.test(own) ? own.charAt(0).toLowerCase() + own.slice(1) : own}`;
}
