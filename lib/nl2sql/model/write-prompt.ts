import type { Locale } from "@/lib/i18n/locale";
import { estimateTokens } from "@/lib/llm/estimate-tokens";
import { cut, fence } from "@/lib/llm/prompts/fence";
import { fillPrompt } from "@/lib/llm/prompts/fill-prompt";
import { answerFormat } from "@/lib/nl2sql/model/answer-format";
import { type DatabaseDetail, describeDatabase } from "@/lib/nl2sql/model/describe-database";
import { describeTurns, type PromptTurn } from "@/lib/nl2sql/model/describe-turns";
import { narrowEntity, rankEntities } from "@/lib/nl2sql/model/select-slice";
import type { GlossaryTerm, SemanticModel } from "@/lib/semantic/schema";
import type { ModelContext, SourceKind } from "@/lib/source/schema";

/** What a model wrote that did not work, and what was said of it. */
export type Repair = { readonly written: string; readonly problem: string };

/** A question whose answer a person has checked. */
export type PromptExample = { readonly question: string; readonly sql: string };

export type PromptInput = {
  /** The wording of the prompt "sql" that is in force, its places open. */
  readonly wording: string;
  readonly locale: Locale;
  readonly question: string;
  /** Everything that the viewer may know of; earlier turns may speak of more than the slice. */
  readonly model: SemanticModel;
  /** Already cut down to what the question needs. */
  readonly slice: SemanticModel;
  readonly modelContext: ModelContext;
  /** Oldest first. */
  readonly turns: readonly PromptTurn[];
  /** What was asked before those, in few words; null when nothing was. */
  readonly earlierSummary: string | null;
  /** Nearest first. */
  readonly examples: readonly PromptExample[];
  readonly now: Date;
  readonly repair: Repair | null;
};

export type Prompt = { readonly system: string; readonly prompt: string };

const dialectNames: Record<SourceKind, string> = {
  mysql: "MySQL 8",
  postgres: "PostgreSQL",
  sqlite: "SQLite",
  duckdb: "DuckDB",
};

/** System and prompt together. Small models see no more, and large ones are paid by it. */
export const promptTokenMax = 12_000;
const repairLengthMax = 4_000;
const problemLengthMax = 1_000;

type Detail = DatabaseDetail & {
  readonly withSummary: boolean;
  readonly extractCount: number;
  readonly exampleCount: number;
  readonly turnCount: number;
  readonly glossaryLength: number;
  readonly columnCount: number;
  readonly entityCount: number;
};

const everything: Detail = {
  ...{ withSummary: true, extractCount: 10, exampleCount: 5, turnCount: 10, glossaryLength: 8_000 },
  ...{ valueCountMax: 12, withDescriptions: true, columnCount: 1_000, entityCount: 1_000 },
};

/** What is left out, one after the other, until a prompt is short enough: first what a question needs least. */
const reductions: readonly Partial<Detail>[] = [
  { withSummary: false },
  { extractCount: 2 },
  { exampleCount: 2, valueCountMax: 6 },
  { extractCount: 1, glossaryLength: 2_000 },
  { turnCount: 4 },
  { valueCountMax: 3 },
  { exampleCount: 0, columnCount: 25 },
  { turnCount: 2, withDescriptions: false },
  { valueCountMax: 0, columnCount: 15, extractCount: 0 },
  { turnCount: 1, entityCount: 6, glossaryLength: 500 },
  { entityCount: 3 },
];

/**
 * The prompt that asks a model for a plan or the SQL of one question. Everything that comes from the data is fenced and named as data.
 * It stays within `promptTokenMax`: what matters least is left out first, see `reductions`.
 */
export function writePrompt(input: PromptInput): Prompt {
  const system = fillPrompt(input.wording, {
    dialect: dialectNames[input.slice.kind],
    today: input.now.toISOString().slice(0, 10),
    answer_format: answerFormat[input.locale],
  });
  const room = promptTokenMax - estimateTokens(system);
  let detail = allowed(everything, input.modelContext);
  let prompt = write(input, detail, Number.POSITIVE_INFINITY);
  for (const reduction of reductions) {
    if (estimateTokens(prompt) <= room) return { system, prompt };
    detail = allowed({ ...detail, ...reduction }, input.modelContext);
    prompt = write(input, detail, Number.POSITIVE_INFINITY);
  }
  const over = estimateTokens(prompt) - room;
  return { system, prompt: over <= 0 ? prompt : shortened(input, detail, over) };
}

/** No value of the data where the source forbids it; its rows are left out in `describeTurns`. */
const allowed = (detail: Detail, { sendSampleValues }: ModelContext): Detail =>
  sendSampleValues ? detail : { ...detail, valueCountMax: 0 };

/** The last resort, for wordings and rules of a length that nobody should write: the tables are told as far as there is room. */
function shortened(input: PromptInput, detail: Detail, over: number): string {
  const told = databaseOf(input, detail);
  // A token is at least one character.
  const length = Math.max(0, told.length - over * 4);
  return write(input, detail, length);
}

function write(input: PromptInput, detail: Detail, databaseLengthMax: number): string {
  const { question, repair, model, modelContext } = input;
  const parts: string[] = [];
  const business = describeBusiness(modelContext);
  if (business !== null) parts.push(business);
  parts.push(`<database>\n${cut(databaseOf(input, detail), databaseLengthMax)}\n</database>`);
  const examples = input.examples.slice(0, detail.exampleCount);
  if (examples.length > 0) parts.push(`<examples>\n${examples.map(describeExample).join("\n")}\n</examples>`);
  const turns = input.turns.slice(-detail.turnCount);
  const summary = detail.withSummary && input.earlierSummary ? `Before that: ${fence(input.earlierSummary)}\n` : "";
  if (turns.length > 0) {
    const told = describeTurns(turns, model, modelContext, detail.extractCount);
    parts.push(`<earlier>\n${summary}${told}\n</earlier>`);
  }
  parts.push(`Question: ${question}`);
  if (repair) {
    parts.push(
      `Your last reply did not work.\n<query>\n${fence(cut(repair.written, repairLengthMax))}\n</query>\nWhat was wrong: ${fence(cut(repair.problem, problemLengthMax))}\nReply with a corrected JSON object.`,
    );
  }
  return parts.join("\n\n");
}

function databaseOf({ slice, model, question }: PromptInput, detail: Detail): string {
  const { entityCount, columnCount } = detail;
  const isCut = slice.entities.length > entityCount;
  const entities = (isCut ? rankEntities(slice.entities, question).slice(0, entityCount) : slice.entities).map(
    (entity) => narrowEntity(entity, slice, question, columnCount),
  );
  const ids = new Set(entities.map(({ id }) => id));
  const joins = slice.joins.filter(({ from, to }) => ids.has(from.entity) && ids.has(to.entity));
  const tables = describeDatabase({ ...slice, entities, joins }, question, detail);
  return [...describeGlossary(model, question, detail.glossaryLength), tables].join("\n\n");
}

/** What an admin has written for this source: the only text beside the instructions that may instruct. */
function describeBusiness({ instructions }: ModelContext): string | null {
  return instructions === "" ? null : `Rules and words of this business:\n${instructions}`;
}

/** Words of the business, those of the question first. Many people may write them and files bring them, so they are data like names. */
function describeGlossary({ glossary = [] }: SemanticModel, question: string, lengthMax: number): string[] {
  const asked = question.toLowerCase();
  const isAsked = ({ term, synonyms }: GlossaryTerm) =>
    [term, ...synonyms].some((word) => asked.includes(word.toLowerCase()));
  const terms = [...glossary.filter(isAsked), ...glossary.filter((entry) => !isAsked(entry))];
  const lines: string[] = [];
  let left = lengthMax;
  for (const { term, synonyms, meaning } of terms) {
    const line = `${[term, ...synonyms].join(", ")}: ${meaning}`;
    left -= line.length;
    if (left < 0) break;
    lines.push(fence(line));
  }
  return lines.length === 0 ? [] : [`Words of this business:\n${lines.join("\n")}`];
}

const describeExample = ({ question, sql }: PromptExample): string =>
  `Question: ${fence(question)}\nSQL: ${fence(sql)}`;
