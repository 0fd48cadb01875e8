import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { ok, type Result } from "@/lib/result";
import { modelToFile } from "@/lib/semantic/edits/file/model-to-file";
import { printFile } from "@/lib/semantic/edits/file/print-file";
import { editableModelFor } from "@/lib/semantic/semantic-model";
import { listVerifiedQuestions } from "@/lib/semantic/verified-questions";

/**
 * What is known of a source as YAML, of what rules leave the viewer: the same model gives the same text, and reading it back changes
 * nothing. **Access** semantic:edit. **Fails** as `editableModelFor`.
 */
export async function exportModel(
  viewer: Viewer,
  sourceId: string,
): Promise<Result<{ readonly revision: number; readonly text: string }>> {
  const model = await editableModelFor(viewer, sourceId);
  if (!model.ok) return model;
  const verified = await listVerifiedQuestions(viewer, sourceId);
  if (!verified.ok) return verified;
  return ok({ revision: model.value.revision, text: printFile(modelToFile(model.value, verified.value)) });
}
