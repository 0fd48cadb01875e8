import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

const usage = `Measures how often questions are answered right.

  npm run -s eval -- --questions FILE.jsonl --databases DIR|URL [options]

  --questions FILE   one {id, db, question, gold_sql} or {id, db, turns: [{question, gold_sql}]} a line
  --databases WHERE  a folder with <db>.sqlite files, or mysql://, postgres://, sqlite:FILE, duckdb:FILE for all questions
                     ({db} in it stands for the name in the line)
  --engine ENGINE    offline (default), model or auto
  --out FILE         writes a prediction a line
  --failures FILE    writes the wrong answers with their SQL, to read
  --limit N          only the first N lines`;

const { values } = parseArgs({
  options: {
    questions: { type: "string" },
    databases: { type: "string" },
    engine: { type: "string", default: "offline" },
    out: { type: "string" },
    failures: { type: "string" },
    limit: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

async function main(): Promise<number> {
  const { questions, databases, engine } = values;
  if (
    values.help ||
    questions === undefined ||
    databases === undefined ||
    !["offline", "model", "auto"].includes(engine)
  ) {
    console.error(usage);
    return values.help ? 0 : 2;
  }
  // A warning a question would drown the figures.
  process.env.LOG_LEVEL ??= "error";
  const { readQuestionSet } = await import("@/scripts/eval/question-set");
  const { evaluateConversation } = await import("@/scripts/eval/evaluate");
  const { openModel } = await import("@/scripts/eval/open-model");
  const { parseConnectionUrl } = await import("@/lib/source/parse-connection-url");
  const { askWith } = await import("@/scripts/eval/ask-with");
  const { progressBar } = await import("@/scripts/eval/progress-bar");
  const { predictionLine, report } = await import("@/scripts/eval/report");

  const conversations = await readQuestionSet(questions, values.limit === undefined ? null : Number(values.limit));
  const bar = progressBar(conversations.length);
  const ask = askWith(engine as "offline" | "model" | "auto");
  for (const file of [values.out, values.failures]) if (file !== undefined) writeFileSync(file, "");
  const started = performance.now();
  const outcomes = [];
  for (const db of new Set(conversations.map((conversation) => conversation.db))) {
    const isUrl = /^[a-z]+:/.test(databases);
    const connection = isUrl
      ? parseConnectionUrl(databases.replaceAll("{db}", db))
      : parseConnectionUrl(`sqlite:${join(databases, `${db}.sqlite`)}`);
    if (!connection.ok) throw new Error(`--databases: ${JSON.stringify(connection.error.params)}`);
    const source = await openModel(connection.value, db);
    for (const conversation of conversations.filter((candidate) => candidate.db === db)) {
      const judged = await evaluateConversation(conversation, source, ask);
      outcomes.push(...judged);
      for (const outcome of judged) {
        if (values.out !== undefined) appendFileSync(values.out, `${predictionLine(outcome)}\n`);
        if (values.failures !== undefined && !outcome.right) {
          const problem = outcome.problem === null ? "" : `\n   !! ${outcome.problem}`;
          const head = `${outcome.id} ${outcome.db} ${outcome.confidence.toFixed(2)}`;
          appendFileSync(
            values.failures,
            `${head} ${outcome.question}\n   = ${outcome.goldSql}\n   > ${outcome.sql ?? outcome.outcome}${problem}\n`,
          );
        }
      }
      bar.advance(1);
    }
    await source.driver.close();
  }
  bar.end();
  console.log(report(outcomes, (performance.now() - started) / 1000));
  return 0;
}

process.exit(await main());
