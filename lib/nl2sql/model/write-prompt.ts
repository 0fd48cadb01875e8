import type { Locale } from "@/lib/i18n/locale";
import { fillPrompt } from "@/lib/llm/prompts/fill-prompt";
import { answerFormat } from "@/lib/nl2sql/model/answer-format";
import { sampleValues } from "@/lib/nl2sql/model/select-slice";
import type { Entity, Join, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";
import type { ModelContext, SourceKind } from "@/lib/source/schema";

/** A question that was asked before, and its SQL; null when it had none. */
export type PromptTurn = { readonly question: string; readonly sql: string | null };

/** SQL that did not work, and what the guard or the engine said of it. */
export type Repair = { readonly sql: string; readonly problem: string };

export type PromptInput = {
  /** The wording of the prompt "sql" that is in force, its places open. */
  readonly wording: string;
  readonly locale: Locale;
  readonly question: string;
  /** Already cut down to what the question needs. */
  readonly slice: SemanticModel;
  readonly modelContext: ModelContext;
  /** Oldest first. */
  readonly turns: readonly PromptTurn[];
  readonly now: Date;
  readonly repair: Repair | null;
};

const dialectNames: Record<SourceKind, string> = {
  mysql: "MySQL 8",
  postgres: "PostgreSQL",
  sqlite: "SQLite",
  duckdb: "DuckDB",
};

const valueCountMax = 12;
const valueLengthMax = 60;

/** The prompt that asks a model for the SQL of one question. Everything that comes from the data is fenced and named as data. */
export function writePrompt(input: PromptInput): { readonly system: string; readonly prompt: string } {
  const system = fillPrompt(input.wording, {
    dialect: dialectNames[input.slice.kind],
    today: input.now.toISOString().slice(0, 10),
    answer_format: answerFormat[input.locale],
  });
  const business = describeBusiness(input.modelContext);
  const parts = [...(business === null ? [] : [business]), `<database>\n${describeDatabase(input.slice)}\n</database>`];
  if (input.turns.length > 0) parts.push(`<earlier>\n${input.turns.map(describeTurn).join("\n")}\n</earlier>`);
  parts.push(`Question: ${input.question}`);
  if (input.repair) {
    parts.push(
      `Your last query did not work.\n<query>\n${fence(input.repair.sql)}\n</query>\nWhat was wrong: ${fence(input.repair.problem)}\nReply with a corrected JSON object.`,
    );
  }
  return { system, prompt: parts.join("\n\n") };
}

/** What an admin has written for this source: the only text beside the instructions that may instruct. */
function describeBusiness({ instructions, glossary }: ModelContext): string | null {
  const lines = [instructions, ...glossary.map(({ term, meaning }) => `${term}: ${meaning}`)].filter(
    (line) => line !== "",
  );
  return lines.length === 0 ? null : `Rules and words of this business:\n${lines.join("\n")}`;
}

function describeDatabase(slice: SemanticModel): string {
  const lines = slice.description === null ? [] : [`About: ${fence(slice.description)}`];
  for (const entity of slice.entities) lines.push(describeEntity(entity, slice));
  if (slice.joins.length > 0) lines.push("Joins:", ...slice.joins.map((join) => describeJoin(join, slice)));
  return lines.join("\n");
}

function describeEntity(entity: Entity, slice: SemanticModel): string {
  const size = entity.rowEstimate === null ? "" : `, about ${Math.round(entity.rowEstimate)} rows`;
  const lines = [
    `Table ${tableName(entity)} -- ${fence(note(entity.label, entity.synonyms, entity.description))}${size}`,
  ];
  for (const column of entity.columns) lines.push(`  ${describeColumn(column, entity)}`);
  for (const measure of slice.measures.filter((candidate) => candidate.entity === entity.id)) {
    const of = measure.expression ?? "*";
    lines.push(`  measure "${fence(measure.label)}" = ${measure.aggregate}(${fence(of)})${unit(measure.unit)}`);
  }
  return lines.join("\n");
}

function describeColumn(column: SemanticColumn, entity: Entity): string {
  const facts: string[] = [column.type];
  if (entity.primaryKey.includes(column.name)) facts.push("primary key");
  if (column.nullable) facts.push("may be null");
  if (column.min !== null && column.max !== null && !column.personal) {
    facts.push(`from ${cut(column.min)} to ${cut(column.max)}`);
  }
  const values = sampleValues(column)
    .slice(0, valueCountMax)
    .map((value) => JSON.stringify(cut(value)));
  if (values.length > 0) facts.push(`values such as ${values.join(", ")}`);
  const said = note(column.label, column.synonyms, column.description);
  return `${column.name} (${fence(facts.join("; "))}${unit(column.unit)}) -- ${fence(said)}`;
}

function describeJoin({ from, to, cardinality }: Join, slice: SemanticModel): string {
  const side = (end: Join["from"]) =>
    end.columns.map((column) => `${tableNameOf(end.entity, slice)}.${column}`).join(", ");
  return `  ${side(from)} = ${side(to)} (${cardinality})`;
}

function describeTurn({ question, sql }: PromptTurn): string {
  return `Question: ${fence(question)}\nSQL: ${sql === null ? "(not answered)" : fence(sql)}`;
}

function tableName(entity: Entity): string {
  return entity.schema === null ? entity.table : `${entity.schema}.${entity.table}`;
}

function tableNameOf(entityId: string, slice: SemanticModel): string {
  const entity = slice.entities.find(({ id }) => id === entityId);
  return entity ? tableName(entity) : entityId;
}

function note(label: string, synonyms: readonly string[], description: string | null): string {
  const also = synonyms.length > 0 ? ` (also: ${synonyms.join(", ")})` : "";
  return `${label}${also}${description ? `: ${description}` : ""}`;
}

function unit(value: string | null): string {
  return value === null ? "" : `, in ${fence(value)}`;
}

function cut(value: string): string {
  return value.length > valueLengthMax ? `${value.slice(0, valueLengthMax)}…` : value;
}

/** Data cannot close the fence it stands in: its angle brackets become harmless look-alikes where they would form one of our tags. */
function fence(text: string): string {
  return text.replaceAll(/<(\/?)(database|earlier|query)/gi, "‹$1$2").replaceAll(/\s*[\r\n]+\s*/g, " ");
}
