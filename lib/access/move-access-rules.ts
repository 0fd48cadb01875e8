import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { Viewer } from "@/lib/auth/viewer";
import { ok, type Result } from "@/lib/result";
import { changeAccessRule, listAccessRules } from "./access-rules";
import type { RuleDraft } from "./schema";

/**
 * Rewrites the rules of a source whose tables and columns are called otherwise now, so that they go on taking away what they took away.
 * **Access** access:manage. **Fails** as `changeAccessRule`.
 */
export async function moveAccessRules(
  viewer: Viewer,
  sourceId: string,
  move: (rule: RuleDraft) => RuleDraft,
): Promise<Result<null>> {
  const rules = await listAccessRules(viewer, sourceId);
  if (!rules.ok) return rules;
  for (const { id: ruleId, sourceId: _, ...rule } of rules.value) {
    const moved = move(rule);
    if (isDeepStrictEqual(moved, rule)) continue;
    const changed = await changeAccessRule(viewer, { sourceId, ruleId }, moved);
    if (!changed.ok) return changed;
  }
  return ok(null);
}
