import { join } from "node:path";
import { selectSlice } from "@/lib/nl2sql/model/select-slice";
import { buildModel } from "@/lib/semantic/build-model";
import type { SemanticModel } from "@/lib/semantic/schema";
import { visibleModel } from "@/lib/semantic/visible-model";
import type { TableStructure } from "@/lib/source/schema";
import { atLeast, atMost, type Bench, type Time, timed, timeFigure } from "@/scripts/bench/harness";
import { readStructure } from "@/scripts/bench/joins";
import { makeStructure } from "@/scripts/bench/schemas/make-structure";
import { readQuestionSet } from "@/scripts/eval/question-set";

const tableCount = 1_000;

type Asked = { readonly id: string; readonly question: string; readonly needed: ReadonlySet<string> };

/** Whether the part of a large model that a question gets holds the tables that its answer needs, and how long choosing takes. */
export const slice: Bench = {
  name: "slice",
  about: "the part of a model of 1,000 tables that a question gets (needs --databases and --questions)",
  run: async ({ databases, questions, signal }) => {
    if (databases === null || questions.length === 0)
      return { missing: "--databases FOLDER with SQLite files, and --questions FILE of the form of eval" };
    const asked = (await Promise.all(questions.map(readAsked))).flat();
    const names = [...new Set(asked.map(({ db }) => db))].toSorted();
    const model = visibleModel(await largeModel(databases, names, signal));
    const [first] = asked;
    if (first !== undefined) selectSlice(model, first.question);
    let found = 0;
    let sent = 0;
    const times: Time[] = [];
    for (const { id, question, needed } of asked) {
      const time = timed(() => selectSlice(model, question));
      times.push(time);
      const ids = new Set(time.result.entities.map((entity) => entity.id.toLowerCase()));
      sent += ids.size;
      const lost = [...needed].filter((table) => !ids.has(table));
      if (lost.length === 0) found += 1;
      else console.log(`${id}  ${question}  lacks ${lost.join(", ")}`);
    }
    console.log(
      `${model.entities.length} tables of ${names.length} databases and made up; ${(sent / asked.length).toFixed(1)} tables a slice`,
    );
    return [
      {
        name: `questions whose tables are all in it (${found} of ${asked.length})`,
        value: (100 * found) / asked.length,
        unit: "%",
        bar: atLeast(97),
      },
      timeFigure("choosing it, p95", times, 0.95, atMost(20)),
    ];
  },
};

/** The databases that questions are about, and made-up business tables up to a thousand, in one source of many schemas. */
async function largeModel(folder: string, names: readonly string[], signal: AbortSignal): Promise<SemanticModel> {
  const real: TableStructure[] = [];
  for (const name of names) {
    const structure = await readStructure({ kind: "sqlite", file: join(folder, `${name}.sqlite`) }, signal);
    real.push(...structure.tables.map((table) => ({ ...table, schema: name })));
  }
  const made = makeStructure({ tableCount, columnCount: 20, keys: "all", seed: 1 });
  const filling = made.tables.slice(0, tableCount - real.length).map((table) => ({ ...table, schema: "erp" }));
  return buildModel({ ...made, tables: [...real, ...filling] }, "bench");
}

async function readAsked(file: string): Promise<(Asked & { readonly db: string })[]> {
  const conversations = await readQuestionSet(file, null);
  return conversations.flatMap(({ db, questions }) =>
    questions.flatMap(({ id, question, expected }) => {
      const sql = expected?.kind === "rows" ? expected.goldSql[0] : undefined;
      return sql === undefined ? [] : [{ db, id, question, needed: tablesIn(sql, db) }];
    }),
  );
}

/** Gold queries are plain: what stands behind FROM and JOIN is a table. */
function tablesIn(sql: string, db: string): ReadonlySet<string> {
  const names = [...sql.matchAll(/\b(?:from|join)\s+[`"]?([\p{L}\p{N}_]+)/giu)].map(([, name]) => String(name));
  return new Set(names.map((name) => `${db}.${name}`.toLowerCase()));
}
