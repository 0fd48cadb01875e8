import { drilledRows } from "@/lib/dashboard/look/drilled-rows";
import { rowsQuerySchema } from "@/lib/dashboard/look/schema";
import { ownSighting } from "@/lib/dashboard/look/sighting";
import { widgetParamsSchema } from "@/lib/dashboard/schema";
import { handle } from "@/lib/http/handle";

/** The rows behind a point of a widget. */
export const GET = handle(
  {
    route: "/api/dashboards/[dashboardId]/widgets/[widgetId]/rows",
    access: "dashboard:view",
    params: widgetParamsSchema,
    query: rowsQuerySchema,
  },
  async ({ viewer, params, query, signal }) =>
    await drilledRows(ownSighting(viewer, params.dashboardId), params.widgetId, { ...query, signal }),
);
