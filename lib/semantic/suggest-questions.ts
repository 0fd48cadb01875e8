import { chineseOf } from "@/lib/semantic/chinese-words";
import { joinSteps } from "@/lib/semantic/graph";
import { isAdditive } from "@/lib/semantic/roles/additivity";
import { isMoney } from "@/lib/semantic/roles/infer-unit";
import type { Entity, Measure, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";
import { plural, singular } from "@/lib/semantic/singular";

type Question = SemanticModel["suggestedQuestions"][number];
type Dimension = { label: string; chinese: string; score: number };

const questionCountMax = 12;
const categoryCountMax = 60;
const entityCountMax = 5;

/**
 * Questions that work on this data, made from templates over the model, most interesting first.
 * `today` decides whether "this year" has data. Order: sums over time, top lists, splits, counts.
 */
export function suggestQuestions(model: SemanticModel, today: string): Question[] {
  const main = mainEntities(model);
  const lists = main.map((entity, index) =>
    questionsAbout(model, entity, { today, isMain: index === 0, measure: null }),
  );
  const questions: Question[] = [];
  // One of each entity in turn, so that the first six do not all ask about the same table.
  for (let round = 0; lists.some((list) => round < list.length); round += 1) {
    for (const [index, list] of lists.entries()) {
      const take = index === 0 ? list.slice(round * 3, round * 3 + 3) : list.slice(round, round + 1);
      questions.push(...take);
    }
  }
  const seen = new Set<string>();
  return questions
    .filter((question) => !seen.has(question.en.toLowerCase()) && seen.add(question.en.toLowerCase()))
    .slice(0, questionCountMax);
}

/**
 * Everything that templates ask about one entity and one of its figures (null: its best one), most telling first, of all days.
 * Order: top list, splits, counts. Nothing for an entity that the model lacks or hides.
 */
export function questionsAboutEntity(
  model: SemanticModel,
  { entityId, measureId }: { readonly entityId: string; readonly measureId: string | null },
): Question[] {
  const entity = model.entities.find(({ id, hidden }) => id === entityId && !hidden);
  if (entity === undefined) return [];
  const measure = model.measures.find(({ id }) => id === measureId) ?? null;
  return questionsAbout(model, entity, { today: null, isMain: true, measure });
}

/** The things of one entity that have the most of a figure. */
export function topThings(measure: Measure, entity: Entity): Question {
  return topList(measure, { ...namedAs(entity), score: 0 });
}

/** Tables that people ask about: with dates and numbers first, link tables and empty ones last. */
function mainEntities(model: SemanticModel): Entity[] {
  return model.entities
    .filter((entity) => !entity.hidden && (entity.rowEstimate ?? 1) > 0)
    .map((entity) => ({ entity, score: interest(model, entity) }))
    .sort((a, b) => b.score - a.score || (a.entity.id < b.entity.id ? -1 : 1))
    .slice(0, entityCountMax)
    .map(({ entity }) => entity);
}

/** What adds up over time too: stocks are no answer to "by month". */
const isFlow = ({ aggregate, additiveOver }: Measure): boolean =>
  aggregate === "sum" && additiveOver !== "everything-but-time";

function interest(model: SemanticModel, entity: Entity): number {
  const ownMeasures = model.measures.filter((measure) => measure.entity === entity.id && isFlow(measure));
  const revenue = ownMeasures.some((measure) => measure.label === "Revenue") ? 4 : 0;
  const links = model.joins.filter((join) => join.from.entity === entity.id).length;
  const size = Math.log10(Math.max(1, entity.rowEstimate ?? 1));
  return (
    revenue + Math.min(ownMeasures.length, 2) * 2 + (dateOf(model, entity) ? 2 : 0) + Math.min(links, 3) + size / 2
  );
}

/** `today` null: nothing over time. `measure` null: the best one of the entity. */
type Asking = { readonly today: string | null; readonly isMain: boolean; readonly measure: Measure | null };

function questionsAbout(model: SemanticModel, entity: Entity, { today, isMain, measure: wanted }: Asking): Question[] {
  const measure = wanted ?? bestMeasure(model, entity);
  const dimensions = dimensionsOf(model, entity);
  const [first, second] = dimensions;
  const thing = { en: plural(entity.label.toLowerCase()), zh: chineseNameOf(entity) };
  const questions: Question[] = [];
  const date = dateOf(model, entity);
  if (date && today !== null) questions.push(overTime(measure, thing, date, today));
  const named = labelDimension(model, entity, measure);
  if (measure && named) questions.push(topList(measure, named));
  if (measure && first) questions.push(split(measure, first));
  if (first) questions.push(countPer(thing, first));
  const average = entity.columns.find(
    (column) =>
      column.role === "measure" && !column.hidden && !isAdditive(column) && isDistinctive(model, column.label),
  );
  if (average && first) questions.push(averagePer(average, first));
  if (measure && second) questions.push(split(measure, second));
  if (second && !isMain) questions.push(countPer(thing, second));
  questions.push({ en: `How many ${thing.en} are there?`, zh: `一共有多少${spaced(thing.zh)}？` });
  return questions;
}

function bestMeasure(model: SemanticModel, entity: Entity): Measure | null {
  const isClear = (measure: Measure) =>
    model.measures.every((other) => other === measure || other.label !== measure.label);
  const sums = model.measures.filter((measure) => measure.entity === entity.id && isFlow(measure) && isClear(measure));
  const byWorth = (measure: Measure) => (measure.label === "Revenue" ? 0 : isMoney(measure.label) ? 1 : 2);
  return sums.toSorted((a, b) => byWorth(a) - byWorth(b))[0] ?? null;
}

/** A figure that several tables have would ask which one is meant. */
const isDistinctive = (model: SemanticModel, label: string): boolean =>
  model.entities.filter(({ columns }) => columns.some((column) => column.label === label)).length < 2;

type Dated = { column: SemanticColumn };

/** The entity's own main date, or that of a table it points to (order lines → orders). */
function dateOf(model: SemanticModel, entity: Entity): Dated | null {
  const own = entity.columns.find((column) => column.name === entity.timeColumn && !column.hidden);
  if (own) return { column: own };
  for (const { entity: target } of neighbours(model, entity)) {
    const column = target.columns.find((item) => item.name === target.timeColumn && !item.hidden);
    if (column && bestMeasure(model, entity)) return { column };
  }
  return null;
}

function overTime(measure: Measure | null, thing: { en: string; zh: string }, date: Dated, today: string): Question {
  const { min, max } = date.column;
  const year = today.slice(0, 4);
  const what = measure ? measure.label : `Number of ${thing.en}`;
  const whatZh = measure ? chineseMeasure(measure) : `${thing.zh}数量`;
  if (max?.startsWith(year) && max.slice(5, 7) > "02")
    return { en: `${what} by month this year`, zh: `今年每月的${spaced(whatZh)}` };
  const years = min && max ? Number(max.slice(0, 4)) - Number(min.slice(0, 4)) : 1;
  return years > 3
    ? { en: `${what} by year`, zh: `每年的${spaced(whatZh)}` }
    : { en: `${what} by month`, zh: `每月的${spaced(whatZh)}` };
}

function topList(measure: Measure, { label, chinese }: Dimension): Question {
  return {
    en: `Top 10 ${plural(label.toLowerCase())} by ${lower(measure.label)}`,
    zh: `${spaced(chineseMeasure(measure)).trimStart()}最高的10个${spaced(chinese).trimEnd()}`,
  };
}

function split(measure: Measure, { label, chinese }: Dimension): Question {
  return {
    en: `${measure.label} by ${label.toLowerCase()}`,
    zh: `按${spaced(chinese)}统计${spaced(chineseMeasure(measure))}`,
  };
}

function countPer(thing: { en: string; zh: string }, { label, chinese }: Dimension): Question {
  return {
    en: `How many ${thing.en} per ${label.toLowerCase()}?`,
    zh: `每个${spaced(chinese)}有多少${spaced(thing.zh)}？`,
  };
}

function averagePer(column: SemanticColumn, { label, chinese }: Dimension): Question {
  return {
    en: `Average ${column.label.toLowerCase()} by ${label.toLowerCase()}`,
    zh: `每个${spaced(chinese)}的平均${spaced(chineseNameOf(column))}`,
  };
}

/** Columns that split the entity's rows into a readable number of groups: its own first, then those of tables it points to. */
function dimensionsOf(model: SemanticModel, entity: Entity): Dimension[] {
  const own = groupColumns(entity).map((column) => ({
    ...{ label: column.label, chinese: chineseNameOf(column) },
    score: 3 + evenness(column),
  }));
  const near = neighbours(model, entity).flatMap(({ entity: target, distance }) =>
    groupColumns(target).map((column) => ({
      ...named(qualifiedLabel(model, target, column)),
      score: 3 - distance + evenness(column),
    })),
  );
  const seen = new Set<string>();
  return [...own, ...near]
    .sort((a, b) => b.score - a.score || (a.label < b.label ? -1 : 1))
    .filter(({ label }) => !seen.has(label) && seen.add(label));
}

function groupColumns(entity: Entity): SemanticColumn[] {
  return entity.columns.filter(
    (column) =>
      !column.hidden &&
      !column.personal &&
      (column.role === "category" || column.role === "geography") &&
      (column.distinctCount ?? 0) > 1 &&
      (column.distinctCount ?? 0) <= categoryCountMax,
  );
}

/** Between 4 and 20 groups make the best picture. */
function evenness(column: SemanticColumn): number {
  const count = column.distinctCount ?? 0;
  return count >= 4 && count <= 20 ? 1 : 0;
}

/** "Name" alone says nothing outside its table, and a label that several tables have is ambiguous. */
function qualifiedLabel(model: SemanticModel, entity: Entity, column: SemanticColumn): string {
  const count = model.entities.filter((other) => other.columns.some((item) => item.label === column.label)).length;
  const owner = singular(entity.label);
  if (count < 2 || column.label.toLowerCase().startsWith(owner.toLowerCase())) return column.label;
  return `${owner} ${column.label.toLowerCase()}`;
}

/** The things of a table that the entity points to and that have names: products, customers, stores. */
function labelDimension(model: SemanticModel, entity: Entity, measure: Measure | null): Dimension | null {
  const target = neighbours(model, entity)
    .filter(({ entity: other }) => other.labelColumn !== null && (other.rowEstimate ?? 0) > 10)
    .sort((a, b) => a.distance - b.distance || (b.entity.rowEstimate ?? 0) - (a.entity.rowEstimate ?? 0))[0]?.entity;
  const self = entity.labelColumn && measure ? entity : null;
  const chosen = target ?? self;
  return chosen ? { ...namedAs(chosen), score: 0 } : null;
}

/** Tables that are reached by to-one joins alone, at most two away: no row is counted twice. */
function neighbours(model: SemanticModel, entity: Entity): { entity: Entity; distance: number }[] {
  return model.entities.flatMap((other) => {
    if (other.id === entity.id || other.hidden) return [];
    const steps = joinSteps(model, entity.id, other.id);
    if (!steps || steps.length > 2 || steps.some((step) => step.toMany)) return [];
    return [{ entity: other, distance: steps.length }];
  });
}

function namedAs(entity: Entity): { label: string; chinese: string } {
  const label = singular(entity.label);
  return { label, chinese: chineseNameOf({ ...entity, label }) };
}

/** In Chinese as people may ask for it: a name that a person or a model gave it is one of its synonyms, too. */
function chineseNameOf({ label, synonyms, translations }: Pick<Entity, "label" | "synonyms" | "translations">): string {
  const given = translations?.zh?.label;
  return given !== undefined && synonyms.includes(given) ? given : (chineseOf(label) ?? label);
}

function named(label: string): { label: string; chinese: string } {
  return { label, chinese: chineseOf(label) ?? label };
}

/** What a measure is called in Chinese; its own label where no word is known. */
export function chineseMeasure(measure: Measure): string {
  const chinese = measure.synonyms.find((word) => /\p{Script=Han}/u.test(word));
  return chinese ?? measure.label;
}

/** Latin words in a Chinese sentence get a space around them. */
export function spaced(text: string): string {
  return /^[\p{Script=Latin}\d]/u.test(text) ? ` ${text} ` : text;
}

function lower(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}
