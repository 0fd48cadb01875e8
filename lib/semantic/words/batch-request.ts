import type { Locale } from "@/lib/i18n/locale";
import { cut, fence } from "@/lib/llm/prompts/fence";
import { fillPrompt } from "@/lib/llm/prompts/fill-prompt";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";
import type { Batch, BatchPart } from "@/lib/semantic/words/batches";
import { looksLikeInstruction } from "@/lib/semantic/words/looks-like-instruction";
import { wordsReplySchema } from "@/lib/semantic/words/schema";
import type { WithheldValues } from "@/lib/semantic/words/withheld-values";
import type { ModelContext, SourceKind } from "@/lib/source/schema";

const dialectNames: Record<SourceKind, string> = {
  mysql: "MySQL",
  postgres: "PostgreSQL",
  sqlite: "SQLite",
  duckdb: "DuckDB",
};

const form =
  '{"tables": [{"name": "…", "label": "…", "description": "…", "synonyms": ["…"], "zh": {"label": "…", "description": "…", "synonyms": ["…"]}, "columns": [{"name": "…", "label": "…", "description": "…", "synonyms": ["…"], "zh": {"label": "…", "description": "…", "synonyms": ["…"]}, "unsure": false}]}]}';

/** What Querent can read. Tables and columns are told apart by name, so that a reply which leaves one out shifts nothing. */
const answerFormat: Record<Locale, string> = {
  en: `Reply with JSON alone, in this form: ${form}
"name" is the name as it is listed, to the letter. "label", "description" and "synonyms" are in English, those below "zh" in Simplified Chinese. Describe each table marked "describe" and each column that begins with "*", and no others.`,
  zh: `只回复 JSON，格式如下：${form}
"name" 与列出的名称完全一致。"label"、"description" 和 "synonyms" 用英文，"zh" 之下的用简体中文。只描述标有 "describe" 的表和以 "*" 开头的列。`,
};

const [valueCountMax, valueLengthMax, commentLengthMax, otherCountMax] = [6, 32, 240, 24];

type Asking = {
  readonly locale: Locale;
  readonly model: SemanticModel;
  readonly modelContext: ModelContext;
  readonly withheld: WithheldValues;
};

/** Whether values of a column may be told. */
type IsTold = (entity: Entity, column: SemanticColumn) => boolean;

/** Every character that a model is sent for one batch, with a wording of the prompt "describe". */
export function batchRequest({ parts }: Batch, asking: Asking, wording: string) {
  const { locale, model, modelContext, withheld } = asking;
  const isTold = (entity: Entity, column: SemanticColumn) =>
    modelContext.sendSampleValues && !column.personal && !withheld(entity.id, column.name);
  const business = modelContext.instructions === "" ? [] : [`About this business: ${modelContext.instructions}`];
  const told = parts.flatMap((part) => describePart(part, model, isTold));
  return {
    system: fillPrompt(wording, { dialect: dialectNames[model.kind], answer_format: answerFormat[locale] }),
    prompt: [...business, `<database>\n${told.join("\n")}\n</database>`].join("\n\n"),
    schema: wordsReplySchema,
  };
}

function describePart({ entity, asksEntity, columns }: BatchPart, model: SemanticModel, isTold: IsTold): string[] {
  const rows = entity.rowEstimate === null ? "" : `, about ${Math.round(entity.rowEstimate)} rows`;
  const others = entity.columns.filter((column) => !column.hidden && !columns.includes(column)).slice(0, otherCountMax);
  const links = model.joins.filter(({ from }) => from.entity === entity.id);
  return [
    `Table ${named(entity.id)} (${entity.kind}${rows})${asksEntity ? ", describe" : ""}${said(entity.description)}`,
    ...columns.map((column) => `* ${describeColumn(column, entity, isTold)}`),
    ...(others.length === 0 ? [] : [`also has: ${others.map(({ name }) => named(name)).join(", ")}`]),
    ...links.map(({ from, to }) => `links: ${from.columns.map(named).join(", ")} to ${named(to.entity)}`),
  ];
}

function describeColumn(column: SemanticColumn, entity: Entity, isTold: IsTold): string {
  const facts: string[] = [column.type, column.role];
  if (entity.primaryKey.includes(column.name)) facts.push("primary key");
  if (column.unit !== null) facts.push(`in ${column.unit}`);
  if (isTold(entity, column)) facts.push(...valueFacts(column));
  return `${named(column.name)} (${fence(facts.join("; "))})${said(column.description)}`;
}

function valueFacts({ min, max, frequentValues }: SemanticColumn): string[] {
  const range = min !== null && max !== null ? [`from ${shown(min)} to ${shown(max)}`] : [];
  const values = frequentValues.slice(0, valueCountMax).map(({ value }) => JSON.stringify(shown(value)));
  return values.length > 0 ? [...range, `values such as ${values.join(", ")}`] : range;
}

/** A value that speaks to the model is no example of anything. */
const shown = (value: string): string => (looksLikeInstruction(value) ? "…" : cut(value, valueLengthMax));

const said = (description: string | null): string =>
  description === null || looksLikeInstruction(description)
    ? ""
    : `; comment: ${fence(JSON.stringify(cut(description, commentLengthMax)))}`;

/** Names hold blanks, quotes and worse: as JSON they end where they end. */
const named = (name: string): string => fence(JSON.stringify(name));
