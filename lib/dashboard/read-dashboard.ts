import "server-only";
import { eq } from "drizzle-orm";
import { alias } from "drizzle-orm/mysql-core";
import { z } from "zod";
import { systemViewer } from "@/lib/auth/system-viewer";
import type { Viewer } from "@/lib/auth/viewer";
import { cached } from "@/lib/cache/cached";
import { invalidate } from "@/lib/cache/invalidate";
import { canEdit, canManage, canSee } from "@/lib/dashboard/access";
import { migrateConfig } from "@/lib/dashboard/config/migrate-config";
import { dashboardConfigSchema } from "@/lib/dashboard/config/schema";
import { findFreePlace } from "@/lib/dashboard/layout/free-place";
import { outlinePlaces } from "@/lib/dashboard/layout/outline-places";
import { gridsOf, widgetsOn } from "@/lib/dashboard/layout/widget-grids";
import { widgetSizes } from "@/lib/dashboard/layout/widget-size";
import { withoutNames } from "@/lib/dashboard/look/without-names";
import { type Dashboard, type DashboardSummary, visibilitySchema } from "@/lib/dashboard/schema";
import { type DashboardShare, dashboardSharesSchema } from "@/lib/dashboard/share/schema";
import { toShare } from "@/lib/dashboard/share/to-share";
import { type Store, store } from "@/lib/db/store";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";

/** A dashboard as the store has it: the same for every viewer, so it can be cached for all. */
export const storedDashboardSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  ownerId: z.string(),
  ownerName: z.string().nullable(),
  visibility: visibilitySchema,
  folderId: z.string().nullable(),
  shares: dashboardSharesSchema.shape.shares,
  revision: z.int(),
  config: dashboardConfigSchema,
  updatedBy: z.string(),
  updatedByName: z.string().nullable(),
  updatedAt: z.iso.datetime(),
});
export type StoredDashboard = z.infer<typeof storedDashboardSchema>;

const tagOf = (dashboardId: string) => `dashboard:${dashboardId}`;

/** Drops a dashboard from every cache; called after each write. */
export function forgetDashboard(dashboardId: string): Promise<void> {
  return invalidate([tagOf(dashboardId)]);
}

/** The query that reads dashboards with the names of those who own and saved them; callers add `where` and `orderBy`. */
export function selectDashboards({ db, tables }: Pick<Store, "db" | "tables">) {
  const { dashboards, users } = tables;
  const owners = alias(users, "owners");
  const savers = alias(users, "savers");
  return db
    .select({ dashboard: dashboards, ownerName: owners.name, updatedByName: savers.name })
    .from(dashboards)
    .leftJoin(owners, eq(owners.id, dashboards.ownerId))
    .leftJoin(savers, eq(savers.id, dashboards.updatedBy))
    .$dynamic();
}

type SelectedRow = Awaited<ReturnType<typeof selectDashboards>>[number];

/** Checks what the store gave. **Fails** dashboard/config when a newer Querent wrote it or it is damaged. */
export function readRow(
  { dashboard, ownerName, updatedByName }: SelectedRow,
  shares: readonly DashboardShare[],
): Result<StoredDashboard> {
  const config = migrateConfig(dashboard.config);
  if (!config.ok) return config;
  const system = systemViewer();
  const nameOf = (userId: string, name: string | null) => (userId === system.userId ? system.name : name);
  return ok({
    id: dashboard.id,
    title: dashboard.title,
    description: dashboard.description,
    ownerId: dashboard.ownerId,
    ownerName: nameOf(dashboard.ownerId, ownerName),
    visibility: visibilitySchema.parse(dashboard.visibility),
    folderId: dashboard.folderId,
    shares: [...shares],
    revision: dashboard.revision,
    config: config.value,
    updatedBy: dashboard.updatedBy,
    updatedByName: nameOf(dashboard.updatedBy, updatedByName),
    updatedAt: dashboard.updatedAt.toISOString(),
  });
}

/**
 * The present state from the store itself, for writers, who must not start from a cached one.
 * **Fails** dashboard/not-found.
 */
export async function readStored(dashboardId: string): Promise<Result<StoredDashboard>> {
  const on = await store();
  const { dashboards, dashboardShares: shares } = on.tables;
  const [[row], given] = await Promise.all([
    selectDashboards(on).where(eq(dashboards.id, dashboardId)).limit(1),
    on.db.select().from(shares).where(eq(shares.dashboardId, dashboardId)),
  ]);
  return row ? readRow(row, given.map(toShare)) : refuse("dashboard/not-found");
}

/**
 * The same through the cache, for those who look.
 * **Fails** dashboard/not-found, also where the viewer may not look.
 */
export async function readVisible(viewer: Viewer, dashboardId: string): Promise<Result<StoredDashboard>> {
  const read = await cached(
    { kind: "dashboard", key: [dashboardId], tags: [tagOf(dashboardId)], schema: storedDashboardSchema },
    () => readStored(dashboardId),
  );
  if (!read.ok) return read;
  return canSee(viewer, read.value.value) ? ok(read.value.value) : refuse("dashboard/not-found");
}

/** What one viewer did with it: keeps it at hand, opened it last. */
type Shown = Pick<Dashboard, "isFavourite" | "visitedAt">;

function headOf(viewer: Viewer, dashboard: StoredDashboard, { isFavourite, visitedAt }: Shown) {
  const { id, title, description, visibility, folderId, revision, ownerName, updatedByName, updatedAt } = dashboard;
  return {
    ...{ id, title, description, visibility, folderId, revision, ownerName, updatedByName, updatedAt },
    ...{ isFavourite, visitedAt },
    isOwner: dashboard.ownerId === viewer.userId,
    canEdit: canEdit(viewer, dashboard),
    canManage: canManage(viewer, dashboard),
  };
}

/** What this viewer gets to see of a dashboard: SQL is for those who may change it. */
export function toDashboard(viewer: Viewer, dashboard: StoredDashboard, shown: Shown): Dashboard {
  const head = headOf(viewer, dashboard, shown);
  return { ...head, config: head.canEdit ? dashboard.config : withoutNames(dashboard.config) };
}

/** What this viewer gets to see of a dashboard in a list: the picture is of its first tab. */
export function toSummary(viewer: Viewer, dashboard: StoredDashboard, shown: Shown): DashboardSummary {
  const { config } = dashboard;
  const [first] = gridsOf(config);
  const places = first ? widgetsOn(config, first).map(({ place }) => place) : [];
  const drawn = outlinePlaces(config);
  return {
    ...headOf(viewer, dashboard, shown),
    outline: config.widgets.flatMap((widget) => {
      const place = drawn.get(widget.id);
      const chart = widget.kind === "chart" ? widget.chart.type : null;
      return place ? [{ widgetId: widget.id, title: widget.title, chart, place }] : [];
    }),
    freePlaces: {
      number: findFreePlace(places, widgetSizes.number),
      chart: findFreePlace(places, widgetSizes.chart),
      table: findFreePlace(places, widgetSizes.table),
    },
  };
}
