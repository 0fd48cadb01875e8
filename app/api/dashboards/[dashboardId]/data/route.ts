import { dashboardData } from "@/lib/dashboard/dashboard-data";
import { ownSighting } from "@/lib/dashboard/look/sighting";
import { dashboardDataQuerySchema, dashboardParamsSchema } from "@/lib/dashboard/schema";
import { handle } from "@/lib/http/handle";

export const GET = handle(
  {
    route: "/api/dashboards/[dashboardId]/data",
    access: "dashboard:view",
    params: dashboardParamsSchema,
    query: dashboardDataQuerySchema,
  },
  async ({ viewer, params, query, signal }) =>
    await dashboardData(ownSighting(viewer, params.dashboardId), {
      signal,
      look: query.look,
      refresh: query.refresh,
      widgetIds: query.widget,
      confirmed: query.confirm && query.widget !== null,
    }),
);
