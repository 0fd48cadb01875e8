import "server-only";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { ok, type Result } from "@/lib/result";
import { startAnalysis, stopAnalysis } from "@/lib/semantic/analysis/source-analysis";
import type { CreateSource, SourceSummary, UpdateSource } from "@/lib/source/schema";
import { createSource, deleteSource, sourceSummary, updateSource } from "@/lib/source/sources";

/** Registers a source and starts its analysis. Access: source:manage. Fails: source/name-taken. */
export async function connectSource(viewer: Viewer, input: CreateSource): Promise<Result<SourceSummary>> {
  const created = await createSource(viewer, input);
  if (!created.ok) return created;
  const started = await startAnalysis(viewer, created.value.id);
  return started.ok ? sourceSummary(viewer, created.value.id) : started;
}

/** Changes a source; a changed connection is analysed again. Access: source:manage. Fails: as `updateSource`. */
export async function reconnectSource(
  viewer: Viewer,
  sourceId: string,
  input: UpdateSource,
): Promise<Result<SourceSummary>> {
  const updated = await updateSource(viewer, sourceId, input);
  if (!updated.ok) return updated;
  if (!updated.value.connectionChanged) return ok(updated.value.summary);
  await stopAnalysis(sourceId);
  const started = await startAnalysis(viewer, sourceId);
  return started.ok ? sourceSummary(viewer, sourceId) : started;
}

/** Stops what runs for a source and forgets it. Access: source:manage. Fails: source/not-found. */
export async function disconnectSource(viewer: Viewer, sourceId: string): Promise<Result<null>> {
  // First, so that what it is about to write does not outlive the source.
  if (can(viewer, "source:manage")) await stopAnalysis(sourceId);
  return deleteSource(viewer, sourceId);
}
