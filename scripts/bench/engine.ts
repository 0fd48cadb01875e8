import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import { checkSql } from "@/lib/guard/check-sql";
import { type EarlierTurn, earlierTurn } from "@/lib/nl2sql/earlier-turn";
import type { Interpretation } from "@/lib/nl2sql/schema";
import { openPolicy } from "@/lib/semantic/access-policy";
import { buildModel } from "@/lib/semantic/build-model";
import type { SemanticModel } from "@/lib/semantic/schema";
import { askOffline } from "@/scripts/bench/ask-offline";
import {
  atMost,
  type Bench,
  collect,
  type Figure,
  heldMemory,
  type Time,
  timed,
  timeFigure,
} from "@/scripts/bench/harness";
import { makeQuestions, type Talk } from "@/scripts/bench/schemas/make-questions";
import { makeStructure } from "@/scripts/bench/schemas/make-structure";

const talkCount = 120;
const roundCount = 3;
const firstQuestionCount = 7;
const newProcessCount = 5;

const timeSchema = z.object({ wallMs: z.number(), computingMs: z.number() });

const modelOf = (tableCount: number): SemanticModel =>
  buildModel(makeStructure({ tableCount, columnCount: 20, keys: "all", seed: 1 }), `bench-${tableCount}`);

/** Questions without a language model: on a model of common size, and on a very large one from its first question on. */
export const engine: Bench = {
  name: "engine",
  about: "questions answered without a language model",
  run: async ({ signal }) => {
    const small = modelOf(50);
    const large = modelOf(1_000);
    askAll(small, makeQuestions(small, talkCount, 2)); // compiles the code, as a running server has it
    return [
      ...usualFigures("50 tables", small, { median: 10, p95: 40 }),
      guardFigure(small),
      await firstInNewProcess(large, signal),
      firstOnNewModel(large),
      ...usualFigures("1,000 tables", large, null),
      await memoryFigure(large),
    ];
  },
};

/** Asks the questions of each talk in turn, each with what became of the one before; gives the time of each. */
function askAll(model: SemanticModel, talks: readonly Talk[]): Time[] {
  const times: Time[] = [];
  for (const talk of talks) {
    const previous: EarlierTurn[] = [];
    for (const question of talk) {
      const time: Time & { result: Interpretation } = askTimed(question, model, previous);
      times.push(time);
      previous.push(earlierTurn(question, time.result));
    }
  }
  return times;
}

const askTimed = (...asked: Parameters<typeof askOffline>) => timed(() => askOffline(...asked));

function usualFigures(of: string, model: SemanticModel, bars: { median: number; p95: number } | null): Figure[] {
  const talks = makeQuestions(model, talkCount, 1);
  const times = Array.from({ length: roundCount }, () => askAll(model, talks)).flat();
  return [
    timeFigure(`${of}, one question: median`, times, 0.5, bars && atMost(bars.median)),
    timeFigure(`${of}, one question: p95`, times, 0.95, bars && atMost(bars.p95)),
  ];
}

/** What checking its SQL adds to a question. */
function guardFigure(model: SemanticModel): Figure {
  const drafts = makeQuestions(model, talkCount, 1).flatMap(([question = ""]) => {
    const read = askOffline(question, model, null);
    return read.kind === "draft" ? [read.sql] : [];
  });
  const check = (sql: string): Time => timed(() => checkSql(sql, { policy: openPolicy, model, rowCountMax: 1_000 }));
  for (const sql of drafts) check(sql);
  return timeFigure("50 tables, the guard on its SQL: median", drafts.map(check), 0.5, null);
}

/** A model that was never asked, in a server that answers questions on others: its index is built for the question. */
function firstOnNewModel(model: SemanticModel): Figure {
  const times = makeQuestions(model, firstQuestionCount, 3).map(([question = ""]) => {
    // Indexes hang on the object, so a copy is a model that nobody has asked yet.
    const fresh = structuredClone(model);
    collect();
    return timed(() => askOffline(question, fresh, null));
  });
  return timeFigure("1,000 tables, first question on a model: median", times, 0.5, atMost(150));
}

/** The same where nothing has run before: the code is cold, the SQL printer not yet loaded. */
async function firstInNewProcess(model: SemanticModel, signal: AbortSignal): Promise<Figure> {
  const folder = await mkdtemp(join(tmpdir(), "querent-bench-"));
  try {
    const file = join(folder, "model.json");
    await writeFile(file, JSON.stringify(model));
    const program = fileURLToPath(new URL("./first-question.ts", import.meta.url));
    const times: Time[] = [];
    for (const [question = ""] of makeQuestions(model, newProcessCount, 4)) {
      const args = [...process.execArgv, program, file, question];
      const { stdout } = await promisify(execFile)(process.execPath, args, { signal });
      times.push(timeSchema.parse(JSON.parse(stdout)));
    }
    return timeFigure("1,000 tables, first question of a process: median", times, 0.5, atMost(150));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function memoryFigure(model: SemanticModel): Promise<Figure> {
  const talks = makeQuestions(model, talkCount, 1);
  const fresh = structuredClone(model);
  const value = await heldMemory(() => {
    askAll(fresh, talks);
    return fresh;
  });
  return { name: `1,000 tables, index after ${talkCount} talks`, value, unit: "MiB", bar: atMost(150) };
}
