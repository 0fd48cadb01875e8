import { readFile } from "node:fs/promises";
import { z } from "zod";

const turnSchema = z.object({
  question: z.string().min(1),
  gold_sql: z.string().min(1).optional(),
  /** Every gold query that is accepted, where there are several. */
  accept: z.array(z.string().min(1)).min(1).optional(),
  /** The data cannot answer it: refusing or asking back is right. */
  expect: z.literal("refuse").optional(),
  hardness: z.string().optional(),
});
const singleSchema = turnSchema
  .extend({ id: z.string(), db: z.string() })
  .refine(({ gold_sql, accept, expect }) => gold_sql ?? accept ?? expect, { error: "has neither gold_sql nor accept" });
/** In a conversation, a turn without a gold query is asked for the sake of those that follow. */
const conversationSchema = z.object({ id: z.string(), db: z.string(), turns: z.array(turnSchema).min(1) });

/** What makes an answer right: the rows of one of these queries, or none where the data has no answer; null: it is not judged. */
export type Expected = { readonly kind: "rows"; readonly goldSql: readonly string[] } | { readonly kind: "no-answer" };

export type Question = {
  /** `ID#TURN` in conversations. */
  readonly id: string;
  readonly question: string;
  readonly expected: Expected | null;
  readonly hardness: string | null;
};

/** One conversation; a single question is a conversation of one. */
export type Conversation = { readonly db: string; readonly questions: readonly Question[] };

/** Reads a file of questions, one JSON object a line. Fails: throws an Error that names the line. */
export async function readQuestionSet(file: string, lineCountMax: number | null): Promise<Conversation[]> {
  const lines = (await readFile(file, "utf8")).split("\n").map((text, index) => ({ text, number: index + 1 }));
  const filled = lines.filter(({ text }) => text.trim() !== "").slice(0, lineCountMax ?? lines.length);
  if (filled.length === 0) throw new Error(`${file} holds no questions.`);
  return filled.map(({ text, number }) => {
    try {
      return readLine(text);
    } catch (error) {
      throw new Error(`${file}, line ${number}: ${error instanceof Error ? error.message : error}`);
    }
  });
}

function readLine(text: string): Conversation {
  const line: unknown = JSON.parse(text);
  if (typeof line === "object" && line !== null && "turns" in line) {
    const { id, db, turns } = parsed(conversationSchema, line);
    return { db, questions: turns.map((turn, at) => questionOf(`${id}#${at + 1}`, turn)) };
  }
  const { id, db, ...turn } = parsed(singleSchema, line);
  return { db, questions: [questionOf(id, turn)] };
}

function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (!result.success) throw new Error(z.prettifyError(result.error).replaceAll("\n", " "));
  return result.data;
}

function questionOf(id: string, turn: z.infer<typeof turnSchema>): Question {
  return { id, question: turn.question, expected: expectedOf(turn), hardness: turn.hardness ?? null };
}

function expectedOf({ gold_sql, accept = [], expect }: z.infer<typeof turnSchema>): Expected | null {
  if (expect === "refuse") return { kind: "no-answer" };
  const goldSql = [...new Set([...(gold_sql === undefined ? [] : [gold_sql]), ...accept])];
  return goldSql.length === 0 ? null : { kind: "rows", goldSql };
}
