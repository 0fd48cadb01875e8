import { comingData } from "@/lib/dashboard/dashboard-data";
import { ownSighting } from "@/lib/dashboard/look/sighting";
import { dashboardDataQuerySchema, dashboardParamsSchema } from "@/lib/dashboard/schema";
import { dataResponse } from "@/lib/http/data-response";
import { handle } from "@/lib/http/handle";

/** The rows of a dashboard: all of them as one JSON, or in lines, each widget as soon as it is there, for who accepts those. */
export const GET = handle(
  {
    route: "/api/dashboards/[dashboardId]/data",
    access: "dashboard:view",
    params: dashboardParamsSchema,
    query: dashboardDataQuerySchema,
    keep: { secondsMax: 3_600 },
  },
  async ({ viewer, params, query, signal, request }) =>
    await dataResponse(
      request,
      await comingData(ownSighting(viewer, params.dashboardId), {
        signal,
        look: query.look,
        refresh: query.refresh,
        widgetIds: query.widget,
        confirmed: query.confirm && query.widget !== null,
      }),
    ),
);
