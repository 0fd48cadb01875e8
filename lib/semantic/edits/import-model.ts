import "server-only";
import { isDeepStrictEqual } from "node:util";
import { audit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { refuse } from "@/lib/errors";
import { errorMessage } from "@/lib/i18n/error-message";
import { ok, type Result } from "@/lib/result";
import { deriveModel } from "@/lib/semantic/derive-model";
import { readModelFile } from "@/lib/semantic/edits/file/read-model-file";
import { saveVerified } from "@/lib/semantic/edits/file/save-verified";
import type { Step } from "@/lib/semantic/edits/file/step";
import { verifiedDifferences } from "@/lib/semantic/edits/file/verified-steps";
import { modelDifferences } from "@/lib/semantic/edits/model-differences";
import type { FileProblem, ImportModel, ImportResult } from "@/lib/semantic/edits/schema";
import type { Sight } from "@/lib/semantic/edits/sight";
import type { SqlCheck } from "@/lib/semantic/edits/sql-check";
import { storedRevision } from "@/lib/semantic/edits/stored-revision";
import { newestModel } from "@/lib/semantic/load-model";
import { saveRevision } from "@/lib/semantic/save-revision";
import type { SemanticModel } from "@/lib/semantic/schema";
import { underRules } from "@/lib/semantic/under-rules";
import { sourceSummary } from "@/lib/source/sources";

const problemCountMax = 50;

/**
 * Brings a file into the model of a source, all of it or nothing: with a mistake anywhere, or for a dry run, nothing is saved. What the
 * file says otherwise than the model becomes the person's; what it says alike stays whose it was.
 * **Access** semantic:edit. **Fails** auth/forbidden, source/not-found, source/not-analysed, semantic/conflict. Mistakes in the file are no failure.
 */
export async function importModel(
  viewer: Viewer,
  sourceId: string,
  given: ImportModel,
  check: SqlCheck,
): Promise<Result<ImportResult>> {
  if (!can(viewer, "semantic:edit")) return refuse("auth/forbidden");
  const source = await sourceSummary(viewer, sourceId);
  if (!source.ok) return source;
  const newest = await newestModel(sourceId);
  if (newest === null) return refuse("source/not-analysed");
  if (newest.revision !== given.revision) return await conflict(sourceId, newest.revision, source.value.name);
  const seen = await underRules(viewer, newest);
  if (!seen.ok) return seen;
  const sight: Sight = { whole: newest, seen: seen.value, looked: newest, check };
  const read = await readModelFile(viewer, given, sight);
  if (!read.ok) return read;
  const { steps, placeOf, verified, ignored, problems: found } = read.value;
  const made = await takeSteps(newest, steps, (step, message) => ({ ...placeOf(step.path), message }), viewer);
  const problems = [...found, ...made.problems].slice(0, problemCountMax);
  if (problems.length > 0) return ok({ problems, differences: [], ignored, revision: null });
  const isSame = isDeepStrictEqual(made.model, newest);
  const model = isSame ? newest : deriveModel(made.model, new Date().toISOString());
  const after = await underRules(viewer, model);
  if (!after.ok) return after;
  const differences = [...modelDifferences(seen.value, after.value), ...verifiedDifferences(verified)];
  const done = { problems: [], differences, ignored, revision: null };
  if (given.dryRun) return ok(done);
  const revision = isSame ? null : await save(viewer, model, differences.length);
  if (revision !== null && !revision.ok) return revision;
  const kept = await saveVerified(viewer, sourceId, verified);
  return kept.ok ? ok({ ...done, revision: revision?.value ?? null }) : kept;
}

async function conflict(sourceId: string, revision: number, name: string): Promise<Result<never>> {
  const author = (await storedRevision(sourceId, revision))?.by ?? null;
  const by = author === null ? "machine" : "person";
  return refuse("semantic/conflict", { by, who: author ?? "", what: name, field: "" });
}

type Taken = { readonly model: SemanticModel; readonly problems: FileProblem[] };

/** Takes all steps that can be taken, so that one reading finds every mistake. */
async function takeSteps(
  start: SemanticModel,
  steps: readonly Step[],
  problemAt: (step: Step, message: string) => FileProblem,
  { locale }: Viewer,
): Promise<Taken> {
  let model = start;
  const problems: FileProblem[] = [];
  for (const step of steps) {
    const next = await step.apply(model);
    if (next.ok) model = next.value;
    else problems.push(problemAt(step, errorMessage(next.error, locale)));
  }
  return { model, problems };
}

async function save(viewer: Viewer, model: SemanticModel, differences: number): Promise<Result<number>> {
  const saved = await saveRevision(model, { userId: viewer.userId, origin: "import", note: null });
  if (!saved.ok) return saved;
  const { sourceId, revision } = saved.value;
  await audit(viewer, "semantic.change", sourceId, { revision, origin: "import", differences }, { sourceId });
  return ok(revision);
}
