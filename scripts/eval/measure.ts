import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EngineChoice } from "@/lib/nl2sql/schema";
import { parseConnectionUrl } from "@/lib/source/parse-connection-url";
import { type OpenedAddress, openAddress } from "@/scripts/command-line/open-address";
import { progressLine } from "@/scripts/command-line/progress-line";
import { sentenceOf } from "@/scripts/command-line/sentence-of";
import { UsageError } from "@/scripts/command-line/usage-error";
import { evaluateConversation, type Outcome } from "@/scripts/eval/evaluate";
import { readQuestionSet } from "@/scripts/eval/question-set";
import { failureText, predictionLine } from "@/scripts/eval/report";

export type Measurement = {
  readonly questions: string;
  /** A folder of SQLite files, or an address in which `{db}` stands for the database's name. */
  readonly databases: string;
  readonly engine: EngineChoice;
  readonly out: string | null;
  readonly failures: string | null;
  /** Lines of the file that are read; null: all. */
  readonly limit: number | null;
};

/**
 * Asks all questions of a file, in its order, and writes predictions and failures as they come.
 * Fails: throws an Error with a sentence when the file or a database cannot be read.
 */
export async function measure(measurement: Measurement, signal: AbortSignal): Promise<Outcome[]> {
  const { questions, databases, engine, out, failures, limit } = measurement;
  const conversations = await readQuestionSet(questions, limit);
  for (const file of [out, failures]) if (file !== null) writeFileSync(file, "");
  const opened = new Map<string, OpenedAddress>();
  const progress = progressLine("Asking");
  const now = new Date();
  const outcomes: Outcome[] = [];
  try {
    for (const [index, conversation] of conversations.entries()) {
      const source = opened.get(conversation.db) ?? (await openDatabase(databases, conversation.db, signal));
      opened.set(conversation.db, source);
      const { driver, model, policy } = source;
      const judged = await evaluateConversation(conversation, { driver, model, policy, engine, now, signal });
      signal.throwIfAborted(); // what was cut short would count as wrong
      if (out !== null) appendFileSync(out, judged.map((outcome) => `${predictionLine(outcome)}\n`).join(""));
      const wrong = judged.filter(({ right }) => right === false);
      if (failures !== null) appendFileSync(failures, wrong.map(failureText).join(""));
      outcomes.push(...judged);
      progress.show(index + 1, conversations.length);
    }
  } finally {
    progress.end();
    for (const { close } of opened.values()) await close();
  }
  return outcomes;
}

/** The database that a line of the file names. Fails: throws an Error with a sentence. */
export async function openDatabase(databases: string, db: string, signal: AbortSignal): Promise<OpenedAddress> {
  const isAddress = /^[a-z]+:/.test(databases);
  const address = isAddress ? databases.replaceAll("{db}", db) : `sqlite:${join(databases, `${db}.sqlite`)}`;
  const connection = parseConnectionUrl(address);
  if (!connection.ok) throw new UsageError(`--databases ${connection.error.params.problem}.`);
  const opened = await openAddress(connection.value, db, signal);
  if (!opened.ok) throw new Error(sentenceOf(opened.error));
  return opened.value;
}
