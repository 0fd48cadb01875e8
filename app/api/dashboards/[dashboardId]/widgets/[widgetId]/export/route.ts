import { exportWidget } from "@/lib/dashboard/export/export-widget";
import { widgetExportQuerySchema } from "@/lib/dashboard/export/schema";
import { ownSighting } from "@/lib/dashboard/look/sighting";
import { widgetParamsSchema } from "@/lib/dashboard/schema";
import { fileResponse } from "@/lib/http/file-response";
import { handle } from "@/lib/http/handle";
import { limitRate } from "@/lib/http/rate-limit";

/** All rows of a widget as a file. */
export const GET = handle(
  {
    route: "/api/dashboards/[dashboardId]/widgets/[widgetId]/export",
    access: "dashboard:view",
    params: widgetParamsSchema,
    query: widgetExportQuerySchema,
  },
  async ({ viewer, params: { dashboardId, widgetId }, query, signal }) => {
    const allowed = await limitRate("export", viewer.userId);
    if (!allowed.ok) return allowed;
    const exported = await exportWidget(ownSighting(viewer, dashboardId), { widgetId, ...query }, { signal });
    return exported.ok ? fileResponse(exported.value) : exported;
  },
);
