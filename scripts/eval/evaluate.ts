import { systemViewer } from "@/lib/auth/system-viewer";
import { runCheckedSql } from "@/lib/execute/run-checked-sql";
import type { ResultSet } from "@/lib/execute/schema";
import { checkSql } from "@/lib/guard/check-sql";
import type { ModelUsage } from "@/lib/llm/model-usage";
import type { Draft, EngineChoice } from "@/lib/nl2sql/schema";
import { extractOf, type Turn } from "@/lib/pipeline/answer-part";
import { answerTexts } from "@/lib/pipeline/answer-texts";
import { answerLocale } from "@/lib/pipeline/check-question";
import { type Reading, readQuestion } from "@/lib/pipeline/read-question";
import { differenceFrom, type Gold, hasTopLevelOrder } from "@/lib/quality/judge";
import { fail, ok, type Result } from "@/lib/result";
import type { AccessPolicy } from "@/lib/semantic/access-policy";
import type { SemanticModel } from "@/lib/semantic/schema";
import type { Driver } from "@/lib/source/driver";
import { modelContextSchema } from "@/lib/source/schema";
import { sentenceOf } from "@/scripts/command-line/sentence-of";
import { goldRows, type RunRows } from "@/scripts/eval/gold-query";
import type { Conversation, Expected, Question } from "@/scripts/eval/question-set";

/** More than the product shows: rows that were cut off could not be compared. */
const rowCountMax = 100_000;
const timeoutMs = 30_000;

export type Outcome = Question & {
  readonly db: string;
  /** From 1; above it, a follow-up. */
  readonly turn: number;
  readonly outcome: "answer" | "clarify" | "refuse";
  readonly sql: string | null;
  readonly confident: boolean;
  readonly confidence: number;
  /** From the question to the SQL; running it is not counted. */
  readonly ms: number;
  readonly engine: string | null;
  /** Null where nothing says what would be right. */
  readonly right: boolean | null;
  /** Why a prediction or its gold query could not run. */
  readonly problem: { readonly of: "answer" | "gold"; readonly text: string } | null;
  readonly usage: ModelUsage | null;
};

export type EvaluateOptions = {
  readonly driver: Driver;
  readonly model: SemanticModel;
  readonly policy: AccessPolicy;
  readonly engine: EngineChoice;
  readonly now: Date;
  readonly signal: AbortSignal;
};

/** Asks every question of a conversation, each with what became of those before, and judges the answers by their rows. */
export async function evaluateConversation(conversation: Conversation, options: EvaluateOptions): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const turns: Turn[] = [];
  for (const question of conversation.questions) {
    const started = performance.now();
    const { interpretation, usage } = await read(question.question, turns, options);
    const ms = performance.now() - started;
    const draft = interpretation.kind === "draft" ? interpretation : null;
    const ran = draft === null ? null : await runDraft(draft, options);
    turns.push(turnOf(question.question, draft, ran));
    outcomes.push({
      ...question,
      db: conversation.db,
      turn: turns.length,
      outcome: draft !== null ? "answer" : interpretation.kind === "clarify" ? "clarify" : "refuse",
      sql: draft?.sql ?? null,
      confident: draft?.confident ?? false,
      confidence: draft?.confidence ?? 0,
      ms,
      engine: draft?.engine ?? null,
      usage,
      ...(await judge(question.expected, ran, options)),
    });
  }
  return outcomes;
}

/** The product's own way from a question to SQL. */
async function read(question: string, turns: readonly Turn[], options: EvaluateOptions): Promise<Reading> {
  const { engine, model, policy, now, signal } = options;
  const locale = answerLocale(question, "en");
  const reading = await readQuestion({
    viewer: systemViewer(),
    modelContext: modelContextSchema.parse({}),
    ...{ question, engine, model, policy, turns, locale, now, signal },
    conversationId: null,
    text: answerTexts(locale),
    limits: {},
  });
  // A model that is missing or down makes every figure meaningless: stop instead of counting refusals.
  if (!reading.ok) throw new Error(sentenceOf(reading.error));
  if (reading.value.failure) throw new Error(sentenceOf(reading.value.failure));
  return reading.value;
}

async function runDraft(
  { sql }: Draft,
  { driver, model, policy, signal }: EvaluateOptions,
): Promise<Result<ResultSet, string>> {
  const checked = checkSql(sql, { model, policy, rowCountMax });
  if (!checked.ok) return fail(sentenceOf(checked.error));
  const run = await runCheckedSql(driver, checked.value, model, { signal, timeoutMs });
  return run.ok ? run : fail(sentenceOf(run.error));
}

function turnOf(question: string, draft: Draft | null, ran: Result<ResultSet, string> | null): Turn {
  return {
    question,
    understood: draft?.understood ?? null,
    sql: draft?.sql ?? null,
    plan: draft?.plan ?? null,
    extract: ran?.ok ? extractOf(ran.value) : null,
  };
}

async function judge(
  expected: Expected | null,
  ran: Result<ResultSet, string> | null,
  options: EvaluateOptions,
): Promise<Pick<Outcome, "right" | "problem">> {
  const problem = ran !== null && !ran.ok ? ({ of: "answer", text: ran.error } as const) : null;
  if (expected === null) return { right: null, problem };
  if (expected.kind === "no-answer") return { right: ran === null, problem };
  if (ran === null || !ran.ok) return { right: false, problem };
  const failures: string[] = [];
  for (const sql of expected.goldSql) {
    const gold = await knownGold(sql, options);
    if (!gold.ok) failures.push(gold.error);
    else if (differenceFrom(gold.value, ran.value.rows) === null) return { right: true, problem: null };
  }
  const noneRan = failures.length === expected.goldSql.length;
  return { right: false, problem: noneRan ? { of: "gold", text: failures[0] ?? "" } : null };
}

type GoldRun = Result<Gold, string>;
const goldByDriver = new WeakMap<Driver, Map<string, Promise<GoldRun>>>();

/** Sets ask the same thing in several wordings: each gold query runs once. */
function knownGold(sql: string, options: EvaluateOptions): Promise<GoldRun> {
  const known = goldByDriver.get(options.driver) ?? new Map<string, Promise<GoldRun>>();
  goldByDriver.set(options.driver, known);
  const gold = known.get(sql) ?? runGold(sql, options);
  known.set(sql, gold);
  return gold;
}

async function runGold(sql: string, { driver, model, signal }: EvaluateOptions): Promise<GoldRun> {
  const run: RunRows = async (text) => {
    const ran = await driver.run(text, { signal, timeoutMs, rowCountMax });
    return ran.ok ? ran.value.rows : sentenceOf(ran.error);
  };
  const rows = await goldRows(sql, model.kind, run);
  return typeof rows === "string" ? fail(rows) : ok({ rows, ordered: hasTopLevelOrder(sql, model.kind) });
}
