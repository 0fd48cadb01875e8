import "server-only";
import { systemViewer } from "@/lib/auth/system-viewer";
import type { Viewer } from "@/lib/auth/viewer";
import { invalidate } from "@/lib/cache/invalidate";
import { store } from "@/lib/db/store";
import { ok, type Result } from "@/lib/result";
import { refreshModel } from "@/lib/semantic/semantic-model";
import { startAnalysis, unfinishedAnalyses } from "@/lib/source/analysis";
import type { AnalysisProgress, SourceStructure } from "@/lib/source/schema";
import { sourceTag } from "@/lib/source/sources";

/** Structure → semantic model: what every analysis ends with. */
export async function keepMeaning(sourceId: string, structure: SourceStructure): Promise<Result<null>> {
  const model = await refreshModel(sourceId, structure);
  if (!model.ok) return model;
  await invalidate([sourceTag(sourceId)]);
  return ok(null);
}

/** Starts the analysis of a source and, at its end, of what its data means. Access: source:manage. Fails: source/not-found. */
export function analyseSource(viewer: Viewer, sourceId: string): Promise<Result<AnalysisProgress>> {
  return startAnalysis(viewer, sourceId, keepMeaning);
}

/** Starts again what a process that died left unfinished. Called once when a process starts. */
export async function resumeAnalyses(): Promise<void> {
  // The embedded store has one process; on a shared one another instance may be at work.
  const aloneOnStore = (await store()).dialect === "sqlite";
  for (const sourceId of await unfinishedAnalyses(aloneOnStore)) await analyseSource(systemViewer(), sourceId);
}
