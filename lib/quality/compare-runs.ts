import "server-only";
import { inArray } from "drizzle-orm";
import type { Viewer } from "@/lib/auth/viewer";
import { type Store, store } from "@/lib/db/store";
import { refuse } from "@/lib/errors";
import { readRuns } from "@/lib/quality/quality-runs";
import { readCases } from "@/lib/quality/question-cases";
import { findSet } from "@/lib/quality/question-sets";
import {
  type Change,
  type ComparedCase,
  type Comparison,
  problemSchema,
  type QualityResult,
  type QualityRun,
  type QuestionCase,
  qualityResultSchema,
} from "@/lib/quality/schema";
import { ok, type Result } from "@/lib/result";
import { sourceSummary } from "@/lib/source/sources";

type Row = Store["tables"]["qualityResults"]["$inferSelect"];

/**
 * Runs of one set side by side, the earliest first, with each case's results and what changed from the first to the last.
 * Order: cases as in their set, those that left it behind them.
 * Access: quality:manage. Fails: quality/run-not-found, quality/other-sets.
 */
export async function compareRuns(viewer: Viewer, runIds: readonly string[]): Promise<Result<Comparison>> {
  const found = await readRuns(runIds);
  const [first] = found;
  const set = first ? await findSet(viewer, first.setId) : refuse("quality/run-not-found");
  if (!set.ok) return set;
  if (found.length !== runIds.length) return refuse("quality/run-not-found");
  if (found.some(({ setId }) => setId !== set.value.id)) return refuse("quality/other-sets");
  const runs = found.toSorted((a, b) => a.startedAt.localeCompare(b.startedAt) || a.id.localeCompare(b.id));
  const source = await sourceSummary(viewer, set.value.sourceId);
  if (!source.ok) return source;
  const { db, tables } = await store();
  const { qualityResults } = tables;
  const rows = await db
    .select()
    .from(qualityResults)
    .where(inArray(qualityResults.runId, [...runIds]));
  return ok({
    ...{ setId: set.value.id, setName: set.value.name },
    ...{ sourceId: source.value.id, sourceKind: source.value.kind, runs },
    cases: compareCases(runs, rows, await readCases(set.value.id)),
  });
}

function compareCases(runs: readonly QualityRun[], rows: readonly Row[], known: readonly QuestionCase[]) {
  const places = new Map(known.map((known, index) => [known.id, { index, turn: known.turn }]));
  const byCase = [...Map.groupBy(rows, ({ caseId }) => caseId)].map(([caseId, ofCase]): ComparedCase => {
    const results = runs.map((run) => ofCase.find(({ runId }) => runId === run.id) ?? null);
    const latest = results.findLast((row) => row !== null);
    return {
      ...{ caseId, question: latest?.question ?? "", goldSql: latest?.goldSql ?? "" },
      goldChanged: new Set(ofCase.map(({ goldSql }) => goldSql)).size > 1,
      turn: places.get(caseId)?.turn ?? null,
      change: changeOf(results.at(0)?.right, results.at(-1)?.right),
      results: results.map((row) => (row === null ? null : toResult(row))),
    };
  });
  const place = ({ caseId }: ComparedCase) => places.get(caseId)?.index ?? places.size;
  return byCase.sort((a, b) => place(a) - place(b) || a.caseId.localeCompare(b.caseId));
}

function changeOf(before: boolean | undefined, after: boolean | undefined): Change {
  if (before === undefined || after === undefined) return "apart";
  if (before === after) return after ? "right" : "wrong";
  return after ? "better" : "broke";
}

function toResult({ problem, confidencePermille, ...row }: Row): QualityResult {
  return qualityResultSchema.parse({
    ...row,
    confidence: confidencePermille / 1_000,
    problem: problem === null ? null : problemSchema.parse(JSON.parse(problem)),
  });
}
