import "server-only";
import { rulesOfSource } from "@/lib/access/access-rules";
import type { SourceSafety } from "@/lib/access/schema";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import { listSources, sourceDetail } from "@/lib/source/sources";

/** How each source stands: what its account could do, its limits, its rules. **Order** by name. **Access** source:manage. */
export async function sourceSafety(viewer: Viewer): Promise<Result<SourceSafety[]>> {
  if (!can(viewer, "source:manage")) return refuse("auth/forbidden");
  const standing: SourceSafety[] = [];
  for (const { id, name, kind, canWrite } of await listSources(viewer)) {
    const [detail, rules] = [await sourceDetail(viewer, id), await rulesOfSource(id)];
    if (!detail.ok || detail.value.limits === null) continue;
    const { limits, accountRisks } = detail.value;
    const ruleCount = rules.ok ? rules.value.length : 0;
    standing.push({ id, name, kind, canWrite, accountRisks, limits, ruleCount });
  }
  return ok(standing);
}
