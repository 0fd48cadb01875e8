import "server-only";
import { store } from "@/lib/db/store";
import { inTransaction, type Writer } from "@/lib/db/write";
import type { Result } from "@/lib/result";
import type { Outcome } from "@/lib/semantic/analysis/analyse";
import { deleteParts } from "@/lib/semantic/analysis/analysis-parts";
import type { StoredRun } from "@/lib/semantic/analysis/analysis-runs";
import { packProposal } from "@/lib/semantic/analysis/proposal";
import { changeOwnRun } from "@/lib/semantic/analysis/run-lease";
import { markAnalysis, withoutSketches } from "@/lib/source/analysis-state";

/**
 * Ends a run of this instance and says so of its source. Does nothing where the run is no longer this instance's: whoever cancelled it
 * or took it over has the say.
 */
export async function endRun({ id, sourceId }: StoredRun, outcome: Result<Outcome>): Promise<void> {
  const finishedAt = new Date();
  if (!outcome.ok) {
    const { code, params } = outcome.error;
    const failed = { status: "failed", error: { code, params: { ...params } }, finishedAt };
    await end(id, failed, (tx) => markAnalysis(sourceId, "failed", { error: outcome.error, tx }));
    return;
  }
  if (outcome.value.kind === "applied") {
    await end(id, { status: "done", stage: null, subject: null, finishedAt });
    return;
  }
  const { proposal } = outcome.value;
  const packed = await packProposal({ ...proposal, structure: withoutSketches(proposal.structure) });
  const waiting = { status: "review", stage: null, subject: null, proposal: packed };
  await end(id, waiting, (tx) => markAnalysis(sourceId, "stopped", { tx }));
}

async function end(
  runId: string,
  change: Parameters<typeof changeOwnRun>[1],
  mark: (tx: Writer) => Promise<void> = async () => undefined,
): Promise<void> {
  await inTransaction(await store(), async (tx) => {
    if (!(await changeOwnRun(runId, change, tx))) return;
    await deleteParts(runId, tx);
    await mark(tx);
  });
}

/** Gives a run back to the queue, with what it has finished: this process ends, another one goes on. */
export async function releaseRun(runId: string): Promise<void> {
  await changeOwnRun(runId, { status: "queued", instance: null, heartbeatAt: null });
}
