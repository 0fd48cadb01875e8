import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { errorMessage } from "@/lib/i18n/error-message";
import { ok, type Result } from "@/lib/result";
import { dbtSteps } from "@/lib/semantic/edits/dbt/dbt-steps";
import { type ModelFile, modelFileSchema } from "@/lib/semantic/edits/file/file-schema";
import { readFileText } from "@/lib/semantic/edits/file/file-text";
import type { Step } from "@/lib/semantic/edits/file/step";
import { querySteps, tableSteps } from "@/lib/semantic/edits/file/table-steps";
import { thingSteps } from "@/lib/semantic/edits/file/thing-steps";
import { type VerifiedChanges, verifiedChanges } from "@/lib/semantic/edits/file/verified-steps";
import type { FileProblem, ImportModel } from "@/lib/semantic/edits/schema";
import type { Sight } from "@/lib/semantic/edits/sight";
import { type Thing, thingKinds, thingsOf } from "@/lib/semantic/edits/things";
import { buildMeasures } from "@/lib/semantic/roles/build-measures";
import type { SemanticModel } from "@/lib/semantic/schema";
import { listVerifiedQuestions } from "@/lib/semantic/verified-questions";

/** What a file asks for, in the order in which it can be done. */
export type ReadFile = {
  readonly steps: readonly Step[];
  readonly placeOf: (path: Step["path"]) => Pick<FileProblem, "line" | "column">;
  readonly verified: VerifiedChanges;
  readonly ignored: string[];
  readonly problems: readonly FileProblem[];
};

const nothing: VerifiedChanges = { added: [], removed: [] };
const atTop = () => ({ line: 1, column: 1 });

/** Reads a file of either format; mistakes in it are among what is given. **Fails** as listing verified questions. */
export async function readModelFile(
  viewer: Viewer,
  { text, format }: Pick<ImportModel, "text" | "format">,
  sight: Sight,
): Promise<Result<ReadFile>> {
  const rest = { verified: nothing, ignored: [], placeOf: atTop };
  if (format === "dbt") {
    const read = dbtSteps(text, sight, viewer.locale);
    return ok(read.ok ? { ...rest, ...read.value, problems: [] } : { ...rest, steps: [], problems: read.error });
  }
  const read = readFileText(text, modelFileSchema, viewer.locale);
  if (!read.ok) return ok({ ...rest, steps: [], problems: read.error });
  const { value: file, placeOf } = read.value;
  const known = await listVerifiedQuestions(viewer, sight.whole.sourceId);
  if (!known.ok) return known;
  const verified = verifiedChanges(file.verified_questions, known.value);
  const problems: FileProblem[] = [];
  for (const { at, question } of verified.added) {
    const checked = await sight.check.statement(question.sql);
    if (checked.ok) continue;
    problems.push({
      ...placeOf(["verified_questions", at, "sql"]),
      message: errorMessage(checked.error, viewer.locale),
    });
  }
  return ok({ steps: stepsOf(file, sight), placeOf, verified, ignored: [], problems });
}

function stepsOf(file: ModelFile, sight: Sight): Step[] {
  const { whole } = sight;
  return [
    ...querySteps(file, whole, sight),
    ...thingSteps(file, whole, sight),
    ...tableSteps(file, sight),
    { path: ["description"], apply: async (model) => ok(described(model, file.description)) },
    { path: ["removed"], apply: async (model) => ok(withRemoved(model, file.removed, whole)) },
  ];
}

function described(model: SemanticModel, text: string | undefined): SemanticModel {
  const description = text === "" ? null : text;
  return description === undefined || description === model.description ? model : { ...model, description };
}

/** What the machine would bring back must be remembered, though the file does not list it: it is gone from a list of the file. */
function withRemoved(
  model: SemanticModel,
  removed: readonly string[] | undefined,
  before: SemanticModel,
): SemanticModel {
  if (removed === undefined) return model;
  const inferred = new Set(buildMeasures(model.entities, model.joins, model.kind).map(({ id }) => id));
  const gone = thingKinds.flatMap((kind) => {
    const stays = new Set(thingsOf(model, kind).map(({ id }) => id));
    const lost: readonly Thing[] = thingsOf(before, kind).filter(({ id }) => !stays.has(id));
    return lost.filter((thing) => inferred.has(thing.id) || ("origin" in thing ? thing.origin !== "person" : false));
  });
  const dismissed = [...new Set([...removed, ...gone.map(({ id }) => id)])].sort();
  const { dismissed: _before, ...others } = model;
  return dismissed.length === 0 ? others : { ...others, dismissed };
}
