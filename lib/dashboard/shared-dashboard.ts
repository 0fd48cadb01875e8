import "server-only";
import { withoutNames } from "@/lib/dashboard/look/without-names";
import type { OpenedLink } from "@/lib/dashboard/open-link";
import { readVisible } from "@/lib/dashboard/read-dashboard";
import type { SharedDashboard } from "@/lib/dashboard/share/schema";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";

/**
 * The dashboard behind a public link, without its questions, its SQL and the names of what it reads.
 * **Fails** dashboard/link-not-found, also when the link's maker may no longer look.
 */
export async function sharedDashboard({ viewer, dashboardId, fixed }: OpenedLink): Promise<Result<SharedDashboard>> {
  const read = await readVisible(viewer, dashboardId);
  if (!read.ok) return refuse("dashboard/link-not-found");
  const { title, description, revision } = read.value;
  const named = withoutNames(read.value.config);
  const config = { ...named, filters: named.filters.map((filter) => ({ ...filter, sourceId: "" })) };
  const widgets = config.widgets.map((widget) => {
    if (widget.kind === "text") {
      const { values: _values, ...shown } = widget;
      return shown;
    }
    if (widget.kind !== "chart") return widget;
    const { query: _query, ...shown } = widget;
    return shown;
  });
  return ok({ title, description, revision, config: { ...config, widgets }, fixedFilterIds: Object.keys(fixed) });
}
