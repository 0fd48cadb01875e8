import { parse, transpile } from "@polyglot-sql/sdk";
import type { Cell } from "@/lib/execute/schema";
import { checkSql } from "@/lib/guard/check-sql";
import type { Interpretation, QueryPlan } from "@/lib/nl2sql/schema";
import { sameResult } from "@/scripts/eval/compare-results";
import type { OpenedSource } from "@/scripts/eval/open-model";
import type { Conversation } from "@/scripts/eval/question-set";

const rowCountMax = 10_000;
const timeoutMs = 30_000;

export type Outcome = {
  readonly id: string;
  readonly db: string;
  readonly question: string;
  readonly goldSql: string;
  readonly hardness: string | null;
  readonly outcome: "answer" | "clarify" | "refuse";
  readonly sql: string | null;
  readonly confident: boolean;
  readonly confidence: number;
  readonly ms: number;
  readonly engine: string | null;
  readonly right: boolean;
  /** Why a prediction could not run; null when it ran. */
  readonly problem: string | null;
  readonly tokens: number;
  readonly costUsd: number | null;
};

export type Asked = {
  readonly interpretation: Interpretation;
  readonly ms: number;
  readonly tokens: number;
  readonly costUsd: number | null;
};
export type Previous = {
  readonly question: string;
  readonly sql: string | null;
  readonly plan: QueryPlan | null;
} | null;
export type Ask = (question: string, source: OpenedSource, previous: Previous) => Promise<Asked>;

/** Asks every turn of a conversation and compares each answer's rows with those of its gold query. */
export async function evaluateConversation(
  conversation: Conversation,
  source: OpenedSource,
  ask: Ask,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let previous: Previous = null;
  for (const turn of conversation.turns) {
    const { interpretation, ms, tokens, costUsd } = await ask(turn.question, source, previous);
    const draft = interpretation.kind === "draft" ? interpretation : null;
    previous = { question: turn.question, sql: draft?.sql ?? null, plan: draft?.plan ?? null };
    const judged = draft === null ? { right: false, problem: null } : await judge(draft.sql, turn.gold_sql, source);
    outcomes.push({
      id: turn.id,
      db: conversation.db,
      question: turn.question,
      goldSql: turn.gold_sql,
      hardness: turn.hardness ?? null,
      outcome: draft !== null ? "answer" : interpretation.kind === "clarify" ? "clarify" : "refuse",
      sql: draft?.sql ?? null,
      confident: draft?.confident ?? false,
      confidence: draft?.confidence ?? 0,
      ms,
      engine: draft?.engine ?? null,
      tokens,
      costUsd,
      ...judged,
    });
  }
  return outcomes;
}

async function judge(
  sql: string,
  goldSql: string,
  source: OpenedSource,
): Promise<{ right: boolean; problem: string | null }> {
  const checked = checkSql(sql, { model: source.model, rowCountMax });
  if (!checked.ok) return { right: false, problem: `${checked.error.code} ${JSON.stringify(checked.error.params)}` };
  const predicted = await rowsOf(checked.value.text, source);
  if (typeof predicted === "string") return { right: false, problem: predicted };
  const gold = await goldRows(goldSql, source);
  if (typeof gold === "string") return { right: false, problem: `gold: ${gold}` };
  return { right: sameResult(predicted, gold, hasTopLevelOrder(goldSql)), problem: null };
}

async function rowsOf(sql: string, source: OpenedSource): Promise<Cell[][] | string> {
  const ran = await source.driver.run(sql, { signal: new AbortController().signal, timeoutMs, rowCountMax });
  return ran.ok ? ran.value.rows : `${ran.error.code} ${JSON.stringify(ran.error.params)}`;
}

const goldAnswers = new WeakMap<OpenedSource, Map<string, Cell[][] | string>>();

async function goldRows(sql: string, source: OpenedSource): Promise<Cell[][] | string> {
  const answers = goldAnswers.get(source) ?? new Map<string, Cell[][] | string>();
  goldAnswers.set(source, answers);
  const known = answers.get(sql) ?? (await rowsInAnySpelling(sql, source));
  answers.set(sql, known);
  return known;
}

/** Gold queries are in MySQL's spelling, where double quotes hold text: as written first, then printed for the engine. */
async function rowsInAnySpelling(sql: string, source: OpenedSource): Promise<Cell[][] | string> {
  const asWritten = await rowsOf(sql, source);
  if (typeof asWritten !== "string") return asWritten;
  const dialect = (name: string) => name as Parameters<typeof transpile>[1];
  const printed = transpile(sql, dialect("mysql"), dialect(source.model.kind)).sql?.[0];
  return printed === undefined ? asWritten : await rowsOf(printed, source);
}

/** Only an ORDER BY of the outermost query makes the order of rows part of the answer. */
function hasTopLevelOrder(sql: string): boolean {
  const parsed = parse(sql, "mysql" as Parameters<typeof parse>[1]);
  const [node] = (parsed.ast ?? []) as unknown as Record<string, { order_by?: unknown }>[];
  if (node === undefined) return /\border\s+by\b[^()]*$/i.test(sql);
  return Object.values(node).some((query) => query?.order_by !== null && query?.order_by !== undefined);
}
