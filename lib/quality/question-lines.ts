import { z } from "zod";
import { en, zhCN } from "zod/locales";
import type { Locale } from "@/lib/i18n/locale";
import { questionLengthMax } from "@/lib/pipeline/check-question";
import { goldSqlSchema, type QuestionCase } from "@/lib/quality/schema";

const wordsIn = { en: en().localeError, zh: zhCN().localeError } as const;

/** As `checkQuestion` wants it, in a form whose words the schema library knows in both languages. */
const questionSchema = z
  .string()
  .trim()
  .min(1)
  .max(questionLengthMax)
  .regex(/[\p{L}\p{N}]/u);
const turnSchema = z.object({ question: questionSchema, gold_sql: goldSqlSchema });
const idSchema = z.union([z.string().min(1), z.number().transform(String)]).optional();
const singleSchema = turnSchema.extend({ id: idSchema });
const conversationSchema = z.object({ id: idSchema, turns: z.array(turnSchema).min(1) });

/** A question that stands alone is a conversation of one turn without a name. */
export type ReadConversation = {
  /** Null for a question that stands alone; "" for a conversation without an id. */
  readonly name: string | null;
  readonly turns: readonly { readonly question: string; readonly goldSql: string }[];
};

/** What is wrong with a line, counted from 1 as editors count; `problem` null: it is not JSON. */
export type LineProblem = { readonly line: number; readonly field: string; readonly problem: string | null };

export type ReadLines = { readonly conversations: ReadConversation[]; readonly problems: LineProblem[] };

/**
 * Reads JSON lines `{id?, question, gold_sql}` or `{id?, turns: [{question, gold_sql}]}`, the format of the command line's `eval`;
 * other fields are ignored, empty lines too. Every line that cannot be read is named in `problems`.
 */
export function readQuestionLines(text: string, locale: Locale): ReadLines {
  const conversations: ReadConversation[] = [];
  const problems: LineProblem[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === "") continue;
    const read = readLine(line, locale);
    if ("turns" in read) conversations.push(read);
    else problems.push({ line: index + 1, ...read });
  }
  return { conversations, problems };
}

function readLine(text: string, locale: Locale): ReadConversation | Omit<LineProblem, "line"> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Told as what it is: the reader sees the line, and the parser's own words name positions nobody counts.
    return { field: "", problem: null };
  }
  const isConversation = typeof value === "object" && value !== null && "turns" in value;
  const parsed = isConversation
    ? conversationSchema.safeParse(value, { error: wordsIn[locale] })
    : singleSchema.safeParse(value, { error: wordsIn[locale] });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { field: issue?.path.join(".") ?? "", problem: issue?.message ?? "" };
  }
  const read = parsed.data;
  return "turns" in read
    ? { name: read.id ?? "", turns: read.turns.map(toTurn) }
    : { name: null, turns: [toTurn(read)] };
}

function toTurn({ question, gold_sql }: z.infer<typeof turnSchema>) {
  return { question, goldSql: gold_sql };
}

/** Writes cases as lines that `readQuestionLines` and the command line's `eval` read; `db` names their source there. */
export function writeQuestionLines(cases: readonly QuestionCase[], db: string): string {
  const conversations = Map.groupBy(cases, ({ id, conversation }) => conversation ?? id);
  return [...conversations]
    .map(([id, turns]) => {
      const lines = turns.map(({ question, goldSql }) => ({ question, gold_sql: goldSql }));
      const alone = turns[0]?.conversation === null;
      return `${JSON.stringify(alone ? { id, db, ...lines[0] } : { id, db, turns: lines })}\n`;
    })
    .join("");
}
