import "server-only";
import type { OpenedLink } from "@/lib/dashboard/open-link";
import { readVisible } from "@/lib/dashboard/read-dashboard";
import type { SharedDashboard } from "@/lib/dashboard/share/schema";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";

/**
 * The dashboard behind a public link, without its questions and its SQL.
 * **Fails** dashboard/link-not-found, also when the link's maker may no longer look.
 */
export async function sharedDashboard({ viewer, dashboardId, fixed }: OpenedLink): Promise<Result<SharedDashboard>> {
  const read = await readVisible(viewer, dashboardId);
  if (!read.ok) return refuse("dashboard/link-not-found");
  const { title, description, revision, config } = read.value;
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
