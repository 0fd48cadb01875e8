import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { ok, type Result } from "@/lib/result";
import type { VerifiedChanges } from "@/lib/semantic/edits/file/verified-steps";
import { createVerifiedQuestion, deleteVerifiedQuestion } from "@/lib/semantic/verified-questions";

/** Makes the verified questions of a source those of a file; whoever brings the file vouches for the new ones. **Fails** as creating one. */
export async function saveVerified(
  viewer: Viewer,
  sourceId: string,
  { added, removed }: VerifiedChanges,
): Promise<Result<null>> {
  for (const { id } of removed) {
    const gone = await deleteVerifiedQuestion(viewer, { sourceId, id });
    // Somebody else took it away in the same moment.
    if (!gone.ok && gone.error.code !== "verified/not-found") return gone;
  }
  for (const { question } of added) {
    const { plan = null, chart = null, ...rest } = question;
    const made = await createVerifiedQuestion(viewer, { ...rest, plan, chart, sourceId });
    if (!made.ok && made.error.code !== "verified/exists") return made;
  }
  return ok(null);
}
