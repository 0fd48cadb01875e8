import "server-only";
import { kindTag } from "@/lib/cache/cache-key";
import { invalidate } from "@/lib/cache/invalidate";
import { everyTag } from "@/lib/cache/memory-tier";
import type { CacheClear } from "@/lib/cache/schema";
import { queriesOf } from "@/lib/dashboard/look/look-context";
import { forgetDashboard, readStored } from "@/lib/dashboard/read-dashboard";
import { sourceTag } from "@/lib/source/sources";

/**
 * Forgets on every instance and in Redis. Of a dashboard: its configuration, the answers made of it, and all that is kept of the
 * sources that it asks, for rows do not know which dashboards show them.
 * **Access** not checked: the caller's. An id of nothing forgets nothing.
 */
export async function clearCache(what: CacheClear): Promise<void> {
  switch (what.what) {
    case "all":
      return await invalidate([everyTag]);
    case "kind":
      return await invalidate([kindTag(what.kind)]);
    case "source":
      return await invalidate([sourceTag(what.sourceId)]);
    case "dashboard":
      return await clearDashboard(what.dashboardId);
  }
}

async function clearDashboard(dashboardId: string): Promise<void> {
  const dashboard = await readStored(dashboardId);
  if (!dashboard.ok) return;
  const queries = dashboard.value.config.widgets.flatMap(queriesOf);
  const sourceIds = new Set(queries.map(({ query }) => query.sourceId));
  await forgetDashboard(dashboardId);
  if (sourceIds.size > 0) await invalidate([...sourceIds].map(sourceTag));
}
