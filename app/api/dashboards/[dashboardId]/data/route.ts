import { dashboardData } from "@/lib/dashboard/dashboard-data";
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
    await dashboardData(viewer, params.dashboardId, {
      signal,
      refresh: query.refresh,
      widgetIds: query.widget,
      confirmed: query.confirm && query.widget !== null,
    }),
);
