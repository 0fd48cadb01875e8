import "server-only";
import { and, eq } from "drizzle-orm";
import { type Store, store } from "@/lib/db/store";
import { affectedRows, inTransaction } from "@/lib/db/write";
import type { Refusal } from "@/lib/errors";
import { newId } from "@/lib/id";
import type { CaseResult } from "@/lib/quality/ask-cases";

type Row = Store["tables"]["qualityRuns"]["$inferSelect"];
export type RunEnd = { readonly status: "done" | "failed" | "stopped"; readonly error: Refusal | null };

/** Results wait at most this long for each other, so that a fast engine is not held up by a write for each question. */
const saveEveryMs = 400;
/** How often a run says that it is at work while nothing new comes, such as while a model thinks. */
const sayEveryMs = 10_000;
const insertBatchSize = 50;

/** The figures of some results, as a run's row holds them. */
export function figuresOf(results: readonly CaseResult[]) {
  const answers = results.filter(({ outcome }) => outcome === "answer");
  const confident = answers.filter((result) => result.confident);
  const right = (some: readonly CaseResult[]) => some.filter((result) => result.right).length;
  const times = results.map(({ ms }) => ms).toSorted((a, b) => a - b);
  return {
    answered: answers.length,
    right: right(results),
    confident: confident.length,
    confidentRight: right(confident),
    clarified: results.filter(({ outcome }) => outcome === "clarify").length,
    refused: results.filter(({ outcome }) => outcome === "refuse").length,
    inputTokens: results.reduce((sum, { inputTokens }) => sum + inputTokens, 0),
    outputTokens: results.reduce((sum, { outputTokens }) => sum + outputTokens, 0),
    medianMs: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
  } satisfies Partial<Row>;
}

function quantile(sorted: readonly number[], part: number): number | null {
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? null;
}

/** Keeps what a run finds, a few results at a time, and notices when the run was stopped or deleted by another instance. */
export class RunRecord {
  private readonly results: CaseResult[] = [];
  private unsaved: CaseResult[] = [];
  private saving: Promise<void> = Promise.resolve();
  private savedAt = performance.now();
  private readonly saying = setInterval(() => void this.save(null), sayEveryMs).unref();
  /** Set by a save that failed; the next `add` or `end` throws it. */
  private broken: { readonly error: unknown } | null = null;

  constructor(
    private readonly runId: string,
    /** Called when the run is no longer marked as running. */
    private readonly onGone: () => void,
  ) {}

  async add(result: CaseResult): Promise<void> {
    this.results.push(result);
    this.unsaved.push(result);
    if (performance.now() - this.savedAt >= saveEveryMs) await this.save(null);
    if (this.broken !== null) throw this.broken.error;
  }

  /** Saves the rest with how the run ended. */
  async end(end: RunEnd): Promise<void> {
    clearInterval(this.saying);
    await this.save(end);
    if (this.broken !== null) throw this.broken.error;
  }

  private save(end: RunEnd | null): Promise<void> {
    this.savedAt = performance.now();
    // One after the other, so that a later count never stands below an earlier one.
    this.saving = this.saving.then(async () => {
      try {
        await this.write(end);
      } catch (error) {
        this.broken = { error };
      }
    });
    return this.saving;
  }

  private async write(end: RunEnd | null): Promise<void> {
    const results = this.unsaved;
    this.unsaved = [];
    const on = await store();
    const { qualityRuns, qualityResults } = on.tables;
    const now = new Date();
    const change = {
      ...{ seenAt: now, ...figuresOf(this.results) },
      ...(end === null ? {} : { status: end.status, error: storedForm(end.error), endedAt: now }),
    };
    const kept = await inTransaction(on, async (tx) => {
      const mine = and(eq(qualityRuns.id, this.runId), eq(qualityRuns.status, "running"));
      if (affectedRows(await tx.update(qualityRuns).set(change).where(mine)) === 0) return false;
      for (let from = 0; from < results.length; from += insertBatchSize) {
        const rows = results.slice(from, from + insertBatchSize).map((result) => toRow(this.runId, result));
        await tx.insert(qualityResults).values(rows);
      }
      return true;
    });
    if (!kept) this.onGone();
  }
}

function storedForm(error: Refusal | null): Row["error"] {
  return error === null ? null : { code: error.code, params: { ...error.params } };
}

function toRow(runId: string, { confidence, problem, ...result }: CaseResult) {
  return {
    ...{ ...result, id: newId(), runId },
    confidencePermille: Math.round(confidence * 1_000),
    problem: problem === null ? null : JSON.stringify(problem),
  };
}
