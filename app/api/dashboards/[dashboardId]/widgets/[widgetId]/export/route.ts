import { exportWidget } from "@/lib/dashboard/export-widget";
import { widgetParamsSchema } from "@/lib/dashboard/schema";
import { csvResponse } from "@/lib/http/csv-response";
import { handle } from "@/lib/http/handle";
import { limitRate } from "@/lib/http/rate-limit";

/** The rows of a widget as a CSV file. */
export const GET = handle(
  {
    route: "/api/dashboards/[dashboardId]/widgets/[widgetId]/export",
    access: "dashboard:view",
    params: widgetParamsSchema,
  },
  async ({ viewer, params, signal }) => {
    const allowed = await limitRate("export", viewer.userId);
    if (!allowed.ok) return allowed;
    const exported = await exportWidget(viewer, params, { signal });
    return exported.ok ? csvResponse(exported.value) : exported;
  },
);
