import { chineseOf } from "@/lib/semantic/chinese-words";
import { groupColumns } from "@/lib/semantic/facts/group-columns";
import { mainEntities } from "@/lib/semantic/facts/main-entities";
import { bestMeasure } from "@/lib/semantic/facts/measures-of-entity";
import { namedThings } from "@/lib/semantic/facts/named-things";
import { type ColumnOfEntity, timeOfEntity } from "@/lib/semantic/facts/time-of-entity";
import { isAdditive } from "@/lib/semantic/roles/additivity";
import type { Entity, Measure, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";
import { plural, singular } from "@/lib/semantic/singular";

type Question = SemanticModel["suggestedQuestions"][number];
type Dimension = { label: string; chinese: string; score: number };

const questionCountMax = 12;
const entityCountMax = 5;

/**
 * Questions that work on this data, made from templates over the model, most interesting first.
 * `today` decides whether "this year" has data. Order: sums over time, top lists, splits, counts.
 */
export function suggestQuestions(model: SemanticModel, today: string): Question[] {
  const main = mainEntities(model, entityCountMax);
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

/** `today` null: nothing over time. `measure` null: the best one of the entity. */
type Asking = { readonly today: string | null; readonly isMain: boolean; readonly measure: Measure | null };

function questionsAbout(model: SemanticModel, entity: Entity, { today, isMain, measure: wanted }: Asking): Question[] {
  const measure = wanted ?? bestMeasure(model, entity);
  const dimensions = dimensionsOf(model, entity);
  const [first, second] = dimensions;
  const thing = { en: plural(entity.label.toLowerCase()), zh: chineseNameOf(entity) };
  const questions: Question[] = [];
  const date = timeOfEntity(model, entity);
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

/** A figure that several tables have would ask which one is meant. */
const isDistinctive = (model: SemanticModel, label: string): boolean =>
  model.entities.filter(({ columns }) => columns.some((column) => column.label === label)).length < 2;

function overTime(
  measure: Measure | null,
  thing: { en: string; zh: string },
  date: ColumnOfEntity,
  today: string,
): Question {
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
  const seen = new Set<string>();
  return groupColumns(model, entity)
    .map(({ entity: holder, column, score }) =>
      holder.id === entity.id
        ? { label: column.label, chinese: chineseNameOf(column), score }
        : { ...named(qualifiedLabel(model, holder, column)), score },
    )
    .sort((a, b) => b.score - a.score || (a.label < b.label ? -1 : 1))
    .filter(({ label }) => !seen.has(label) && seen.add(label));
}

/** "Name" alone says nothing outside its table, and a label that several tables have is ambiguous. */
function qualifiedLabel(model: SemanticModel, entity: Entity, column: SemanticColumn): string {
  const count = model.entities.filter((other) => other.columns.some((item) => item.label === column.label)).length;
  const owner = singular(entity.label);
  if (count < 2 || column.label.toLowerCase().startsWith(owner.toLowerCase())) return column.label;
  return `${owner} ${column.label.toLowerCase()}`;
}

/** The things of a table that the entity points to and that have names, else its own. */
function labelDimension(model: SemanticModel, entity: Entity, measure: Measure | null): Dimension | null {
  const self = entity.labelColumn && measure ? entity : null;
  const chosen = namedThings(model, entity) ?? self;
  return chosen ? { ...namedAs(chosen), score: 0 } : null;
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
