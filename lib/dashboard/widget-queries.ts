import "server-only";
import { asc } from "drizzle-orm";
import type { Viewer } from "@/lib/auth/viewer";
import { canSee } from "@/lib/dashboard/access";
import { readRow, selectDashboards } from "@/lib/dashboard/read-dashboard";
import { sharesWith } from "@/lib/dashboard/share/shared-with";
import { store } from "@/lib/db/store";
import type { StoredSql } from "@/lib/pipeline/broken-by-drift";

/**
 * The widgets of all dashboards that ask a source, to tell what a change of it breaks: also those of dashboards that are somebody's own,
 * without their names ("…"). **Order** by dashboard. **Access** checked by the caller, who manages the source.
 */
export async function widgetQueries(viewer: Viewer, sourceId: string): Promise<StoredSql[]> {
  const on = await store();
  const rows = await selectDashboards(on).orderBy(asc(on.tables.dashboards.title), asc(on.tables.dashboards.id));
  const given = await sharesWith(viewer);
  return rows.flatMap((row) => {
    const dashboard = readRow(row, given.get(row.dashboard.id) ?? []);
    // One that this version cannot read shows nothing that could break.
    if (!dashboard.ok) return [];
    const { id, title, config } = dashboard.value;
    const visible = canSee(viewer, dashboard.value);
    return config.widgets.flatMap((widget): StoredSql[] => {
      if (widget.kind !== "chart" || widget.query.sourceId !== sourceId) return [];
      const { sql } = widget.query;
      const place = visible
        ? { label: widget.title, within: title, href: `/dashboards/${id}` }
        : { label: "…", within: null, href: null };
      return [{ kind: "widget", id: widget.id, sql, ...place }];
    });
  });
}
