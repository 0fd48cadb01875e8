import { type Ambiguity, ambiguityOf, type Option } from "@/lib/nl2sql/offline/clarify/ambiguity";
import { isAnswer, type OfflineQuestion, type ReadOffline, readOffline } from "@/lib/nl2sql/offline/read-offline";
import { type Locale, localeOf, say } from "@/lib/nl2sql/offline/say";
import { hasHan } from "@/lib/nl2sql/offline/tokenise";
import type { Clarification } from "@/lib/nl2sql/schema";
import type { SemanticModel } from "@/lib/semantic/schema";
import { plural, singular } from "@/lib/semantic/singular";

/** Below this the reading is too doubtful for one open word to be what is wrong with it. */
const askedFrom = 0.3;

/**
 * Asks back where words of the question fit two things about equally and the answers would differ; null where one leads.
 * Each choice is the question with those words made clear: it was read again and gives the answer that its label promises.
 */
export function clarify(asked: OfflineQuestion, read: ReadOffline): Clarification | null {
  const { closest, missing, goesOn } = read;
  if (closest === null || missing.length > 0 || goesOn || closest.confidence < askedFrom) return null;
  const ambiguity = ambiguityOf(asked, read);
  if (ambiguity === null) return null;
  const choices = ambiguity.options.flatMap((option) => {
    const question = questions(asked, read, ambiguity, option).find((text) => isClear(asked, text, option));
    return question === undefined ? [] : [{ label: labelOf(asked, option), question }];
  });
  const locale = localeOf(asked.locale);
  const prompt = say(
    locale,
    `“${ambiguity.words}” fits more than one thing in this data. Which one is meant?`,
    `“${ambiguity.words}”在数据中有多种含义，指的是哪一个？`,
  );
  return choices.length < 2 ? null : { kind: "clarify", prompt, choices };
}

/** A choice must not be asked back again, and must give what it promises. */
function isClear(asked: OfflineQuestion, question: string, { draft }: Option): boolean {
  const again = { ...asked, question, previous: null };
  const read = readOffline(again);
  if (read.draft === null || read.draft.sql !== draft.sql || !isAnswer(read.draft)) return false;
  return ambiguityOf(again, read) === null;
}

type Names = { readonly table: string; readonly row: string; readonly rows: string; readonly column: string | null };

/** How people call the table and the column, in the language of the question where the model has words for it. */
function namesOf(model: SemanticModel, entityId: string, columnName: string | null, chinese: boolean): Names {
  const entity = model.entities.find(({ id }) => id === entityId);
  const column = entity?.columns.find(({ name }) => name === columnName);
  const inWords = (label: string, synonyms: readonly string[]) =>
    (chinese ? synonyms.find(hasHan) : undefined) ?? label.toLowerCase();
  const table = inWords(entity?.label ?? entityId, entity?.synonyms ?? []);
  return {
    table,
    row: hasHan(table) ? table : singular(table),
    rows: hasHan(table) ? table : plural(table),
    column: columnName === null ? null : inWords(column?.label ?? columnName, column?.synonyms ?? []),
  };
}

function refOf({ meaning }: Option): { entity: string; column: string | null } {
  return meaning.kind === "value" ? meaning.hit : meaning.target;
}

/** The table and the column, as the schema's own labels have them. */
function labelOf({ model, locale }: OfflineQuestion, option: Option): string {
  const { entity, column } = refOf(option);
  const { meaning, draft } = option;
  const own = model.entities.find(({ id }) => id === entity);
  const label = own?.label ?? entity;
  if (meaning.kind === "figure") {
    const amount = own?.columns.find(({ name }) => name === draft.plan?.measures[0]?.column?.column)?.label ?? "";
    const rows = say(localeOf(locale), "number of rows", "行数");
    return `${label} · ${meaning.counts ? rows : amount}`;
  }
  if (meaning.kind === "target" && meaning.target.kind === "measure")
    return model.measures.find(({ id }) => id === meaning.target.measureId)?.label ?? label;
  const columnLabel = own?.columns.find(({ name }) => name === column)?.label;
  return columnLabel === undefined ? label : `${label} · ${columnLabel}`;
}

/** The question with the open words made clear, in several wordings: the first that is read as meant is offered. */
function questions(asked: OfflineQuestion, read: ReadOffline, ambiguity: Ambiguity, option: Option): string[] {
  const { question, model } = asked;
  const start = read.tokens[ambiguity.from]?.start ?? 0;
  const end = read.tokens[ambiguity.to - 1]?.end ?? start;
  const put = (text: string) => `${question.slice(0, start)}${text}${question.slice(end)}`.replace(/\s+/g, " ").trim();
  const { entity, column } = refOf(option);
  const locale: Locale = hasHan(question) ? "zh" : "en";
  const names = namesOf(model, entity, column, locale === "zh");
  switch (option.meaning.kind) {
    case "target":
      return targetWords(names, entity, column, model, locale).map(put);
    case "figure":
      return (
        option.meaning.counts
          ? [`number of ${names.rows}`, `${names.table}数量`]
          : [`total amount of ${names.rows}`, `${names.table}总金额`]
      ).map(put);
    case "value":
      return valueWords(question, ambiguity, start, end, names);
  }
}

function targetWords(
  { table, row, column }: Names,
  entity: string,
  columnName: string | null,
  model: SemanticModel,
  locale: Locale,
): string[] {
  const physical = model.entities.find(({ id }) => id === entity)?.table ?? entity;
  if (column === null) return [table, physical];
  const bare = column.includes(row) ? [column] : [];
  if (locale === "zh") return [...bare, `${row}${column}`, `${row}的${column}`, `${physical}的${columnName}`];
  return [
    ...bare,
    `${row} ${column}`,
    `${column} of ${table}`,
    `${column} of the ${row}`,
    `${physical} ${columnName}`,
    `${columnName} of ${physical}`,
  ];
}

/** "in Springfield" → "with customer city Springfield". */
function valueWords(question: string, { words }: Ambiguity, start: number, end: number, names: Names): string[] {
  const before = question.slice(0, start).replace(/\s*\b(?:in|from|for|of|at|on|by|with)(?: the)?\s*$/i, "");
  const after = question.slice(end);
  const quoted = `"${question.slice(start, end).replace(/^["“”'‘’]|["“”'‘’]$/g, "")}"`;
  const column = `${names.row} ${names.column}`;
  if (hasHan(question))
    return [`${names.row}的${names.column}是`, `${names.row}${names.column}为`].map(
      (said) => `${question.slice(0, start)}${said}${words}${after}`,
    );
  return [
    `${before} with ${column} ${quoted}${after}`,
    `${before} with ${names.column} ${quoted}${after}`,
    `${before} where ${column} is ${quoted}${after}`,
    `${before} where the ${names.column} of the ${names.row} is ${quoted}${after}`,
    `${before} whose ${column} is ${quoted}${after}`,
    `${before}${after} where ${names.column} of ${names.table} is ${quoted}`,
  ].map((text) => text.replace(/\s+/g, " ").trim());
}
