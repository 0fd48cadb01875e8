import { lookQuerySchema } from "@/lib/dashboard/look/schema";
import { ownSighting } from "@/lib/dashboard/look/sighting";
import { widgetReceipt } from "@/lib/dashboard/look/widget-receipt";
import { widgetParamsSchema } from "@/lib/dashboard/schema";
import { handle } from "@/lib/http/handle";

/** How the rows of a widget came to be. */
export const GET = handle(
  {
    route: "/api/dashboards/[dashboardId]/widgets/[widgetId]/receipt",
    access: "dashboard:view",
    params: widgetParamsSchema,
    query: lookQuerySchema,
  },
  async ({ viewer, params, query }) =>
    await widgetReceipt(ownSighting(viewer, params.dashboardId), params.widgetId, query.look),
);
