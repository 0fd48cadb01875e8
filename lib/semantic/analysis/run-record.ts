import "server-only";
import { store } from "@/lib/db/store";
import { inTransaction } from "@/lib/db/write";
import { type Part, partOfTables } from "@/lib/semantic/analysis/analysis-parts";
import { changeOwnRun, heartbeatMs } from "@/lib/semantic/analysis/run-lease";
import type { AnalysisRun } from "@/lib/semantic/analysis/schema";
import type { TableStructure } from "@/lib/source/schema";

export type Progress = Pick<AnalysisRun, "stage" | "done" | "total" | "subject">;

/** Progress and finished tables wait at most this long for each other: a table can take a millisecond. */
const saveEveryMs = 500;

/** Keeps how far a run is and what it has finished, and notices when it belongs to somebody else or was cancelled. */
export class RunRecord {
  private progress: Progress = { stage: "connecting", done: 0, total: 0, subject: null };
  private unsaved: TableStructure[] = [];
  private saving: Promise<void> = Promise.resolve();
  private savedAt = 0;
  private readonly beating = setInterval(() => void this.save(), heartbeatMs).unref();

  constructor(
    private readonly runId: string,
    /** Called when the run is no longer this instance's, or cannot be written. */
    private readonly onLost: (problem: unknown) => void,
  ) {}

  /** Shows how far the run is. A new stage is seen at once, steps within one when there is time. */
  show(progress: Progress): void {
    const isNewStage = progress.stage !== this.progress.stage;
    this.progress = progress;
    if (isNewStage || performance.now() - this.savedAt >= saveEveryMs) void this.save();
  }

  /** Keeps a table that was read, for whoever takes this run over. */
  keep(table: TableStructure): void {
    this.unsaved.push(table);
    if (performance.now() - this.savedAt >= saveEveryMs) void this.save();
  }

  /** Waits until everything shown and kept stands in the store. */
  save(): Promise<void> {
    this.savedAt = performance.now();
    // One after the other, so that a later state never stands below an earlier one.
    this.saving = this.saving.then(() => this.write().catch(this.onLost));
    return this.saving;
  }

  /** Stops speaking for the run, once what is being written is written. */
  async close(): Promise<void> {
    clearInterval(this.beating);
    await this.saving;
  }

  private async write(): Promise<void> {
    const tables = this.unsaved;
    this.unsaved = [];
    const part: Part | null = tables.length === 0 ? null : await partOfTables(this.runId, tables);
    const { stage, done, total, subject } = this.progress;
    const change = { stage, done, total, subject: subject?.slice(0, 255) ?? null };
    const on = await store();
    const isOwn = await inTransaction(on, async (tx) => {
      if (!(await changeOwnRun(this.runId, change, tx))) return false;
      if (part !== null) await tx.insert(on.tables.analysisParts).values(part);
      return true;
    });
    if (!isOwn) this.onLost(null);
  }
}
