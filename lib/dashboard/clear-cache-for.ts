import "server-only";
import { audit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import type { CacheClear } from "@/lib/cache/schema";
import { clearCache } from "@/lib/dashboard/clear-cache";
import { readVisible } from "@/lib/dashboard/read-dashboard";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import { sourceSummary } from "@/lib/source/sources";

/**
 * Forgets a part of the cache on every instance.
 * **Access** cache:manage; of dashboards, those that the viewer may look at: others do not exist for them.
 * **Fails** source/not-found, dashboard/not-found.
 */
export async function clearCacheFor(viewer: Viewer, what: CacheClear): Promise<Result<null>> {
  if (!can(viewer, "cache:manage")) return refuse("auth/forbidden");
  const target = await targetOf(viewer, what);
  if (!target.ok) return target;
  const { subject, name, sourceId } = target.value;
  await clearCache(what);
  await audit(
    viewer,
    "cache.clear",
    subject,
    { what: what.what, ...(name === null ? {} : { name }) },
    { sourceId, text: name },
  );
  return ok(null);
}

type Target = { readonly subject: string | null; readonly name: string | null; readonly sourceId: string | null };

async function targetOf(viewer: Viewer, what: CacheClear): Promise<Result<Target>> {
  switch (what.what) {
    case "all":
      return ok({ subject: null, name: null, sourceId: null });
    case "kind":
      return ok({ subject: what.kind, name: null, sourceId: null });
    case "source": {
      const source = await sourceSummary(viewer, what.sourceId);
      return source.ok ? ok({ subject: source.value.id, name: source.value.name, sourceId: source.value.id }) : source;
    }
    case "dashboard": {
      const dashboard = await readVisible(viewer, what.dashboardId);
      if (!dashboard.ok) return dashboard;
      return ok({ subject: dashboard.value.id, name: dashboard.value.title, sourceId: null });
    }
  }
}
