import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { canEdit } from "@/lib/dashboard/access";
import type { DashboardConfig } from "@/lib/dashboard/config/schema";
import { lookedAtData } from "@/lib/dashboard/dashboard-data";
import type { Preview, PreviewOptions } from "@/lib/dashboard/design/schema";
import { filterOptionsOf } from "@/lib/dashboard/look/filter-options";
import { interplayOf } from "@/lib/dashboard/look/interplay";
import { type LookContext, lookAt } from "@/lib/dashboard/look/look-context";
import {
  type DashboardData,
  emptyLook,
  type FilterOptions,
  type Interplay,
  type Look,
} from "@/lib/dashboard/look/schema";
import { readFor } from "@/lib/dashboard/read-for";
import { ok, type Result } from "@/lib/result";

type Options = { readonly signal: AbortSignal };

/**
 * The rows of a draft as it stands, as whoever designs would look at it with these filters. Nothing is stored; what runs goes the way
 * of any other look.
 * **Access** those who may edit the dashboard. **Fails** dashboard/not-found, auth/forbidden, dashboard/widget-not-found.
 */
export async function previewDraft(
  viewer: Viewer,
  dashboardId: string,
  { config, look, widgetIds, confirmed }: Preview,
  { signal }: Options,
): Promise<Result<DashboardData>> {
  const opened = await openDraft(viewer, dashboardId, { config, look });
  if (!opened.ok) return opened;
  // What reads very much is confirmed one by one, never for a whole dashboard.
  return await lookedAtData(opened.value, { signal, widgetIds, confirmed: confirmed && widgetIds !== null });
}

/** What a filter of a draft offers. **Access**, **Fails** as `previewDraft` and `filterOptions`. */
export async function previewOptions(
  viewer: Viewer,
  dashboardId: string,
  { config, filterId, search, look }: PreviewOptions,
  { signal }: Options,
): Promise<Result<FilterOptions>> {
  const opened = await openDraft(viewer, dashboardId, { config, look });
  return opened.ok ? await filterOptionsOf(opened.value, filterId, { search, signal }) : opened;
}

/** What hangs together in a draft. **Access**, **Fails** as `previewDraft`. */
export async function previewInterplay(
  viewer: Viewer,
  dashboardId: string,
  config: DashboardConfig,
): Promise<Result<Interplay>> {
  const opened = await openDraft(viewer, dashboardId, { config, look: emptyLook });
  return opened.ok ? ok(await interplayOf(opened.value)) : opened;
}

async function openDraft(
  viewer: Viewer,
  dashboardId: string,
  { config, look }: { readonly config: DashboardConfig; readonly look: Look },
): Promise<Result<LookContext>> {
  const allowed = await readFor(viewer, dashboardId, canEdit);
  return allowed.ok ? ok(lookAt(viewer, allowed.value, { config, look, fixed: {}, now: new Date() })) : allowed;
}
