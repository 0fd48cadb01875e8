import "server-only";
import { systemViewer } from "@/lib/auth/system-viewer";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import { knownTables } from "@/lib/semantic/analysis/analysis-parts";
import type { StoredRun } from "@/lib/semantic/analysis/analysis-runs";
import { findDrift } from "@/lib/semantic/analysis/find-drift";
import { findWords } from "@/lib/semantic/analysis/find-words";
import type { Proposal } from "@/lib/semantic/analysis/proposal";
import type { RunRecord } from "@/lib/semantic/analysis/run-record";
import { buildModel } from "@/lib/semantic/build-model";
import { newestModel } from "@/lib/semantic/load-model";
import type { SemanticModel } from "@/lib/semantic/schema";
import { applyAnalysis } from "@/lib/semantic/semantic-model";
import { keepStructure } from "@/lib/source/analysis-state";
import type { SourceStructure } from "@/lib/source/schema";
import { driverFor } from "@/lib/source/source-drivers";

/** Drivers keep 100 s for samples; reading the catalogue of a large server takes its own time. */
const readMsMax = 5 * 60_000;

/** What an analysis ended in: applied, or waiting for a person because the source changed. */
export type Outcome = { readonly kind: "applied" } | { readonly kind: "review"; readonly proposal: Proposal };

/**
 * Reads a source and works out what its data means. The first analysis is applied at once, a later one where the source has not
 * changed; else a person looks at what changed first. Runs that nobody asked for (the demo shop's) have nobody to look.
 * Fails: source/*, execute/cancelled, source/too-slow, semantic/conflict.
 */
export async function analyse(run: StoredRun, record: RunRecord, signal: AbortSignal): Promise<Result<Outcome>> {
  const read = await readStructure(run, record, signal);
  if (!read.ok) return read;
  const structure = read.value;
  const total = structure.tables.length;
  record.show({ stage: "relationships", done: 0, total, subject: null });
  await record.save();
  const built = buildModel(structure, run.sourceId);
  record.show({ stage: "meaning", done: total, total, subject: null });
  const inForce = await newestModel(run.sourceId);
  // Questions can be asked by the names that rules found while a language model still looks for better ones.
  const first = inForce === null ? await apply(built, structure, record, signal) : ok(null);
  if (!first.ok) return first;
  const drift = inForce === null ? [] : findDrift(inForce, built);
  const model = await findWords(run, { model: built, structure, inForce, drift }, record, signal);
  if (!model.ok) return model;
  if (drift.length > 0 && inForce !== null && run.startedBy !== systemViewer().userId) {
    const proposal = { revision: inForce.revision, structure, model: model.value, drift };
    return ok({ kind: "review", proposal });
  }
  const applied = await apply(model.value, structure, record, signal);
  return applied.ok ? ok({ kind: "applied" }) : applied;
}

async function readStructure(run: StoredRun, record: RunRecord, signal: AbortSignal): Promise<Result<SourceStructure>> {
  const driver = await driverFor(run.sourceId);
  if (!driver.ok) return driver;
  const timeLimit = AbortSignal.timeout(readMsMax);
  const structure = await driver.value.introspect({
    signal: AbortSignal.any([signal, timeLimit]),
    onProgress: ({ stage, done, total, table }) => record.show({ stage, done, total, subject: table }),
    known: await knownTables(run.id),
    onTable: (table) => record.keep(table),
  });
  if (!structure.ok && timeLimit.aborted && !signal.aborted) return refuse("source/too-slow");
  return structure;
}

async function apply(
  model: SemanticModel,
  structure: SourceStructure,
  record: RunRecord,
  signal: AbortSignal,
): Promise<Result<null>> {
  // Says once more that the run is this instance's: one that was cancelled meanwhile writes nothing.
  await record.save();
  if (signal.aborted) return refuse("execute/cancelled");
  // The model first: whoever sees "ready" must find it.
  const saved = await applyAnalysis(model, structure.capturedAt);
  if (!saved.ok) return saved;
  await keepStructure(model.sourceId, structure);
  return ok(null);
}
