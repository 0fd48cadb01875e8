import { widgetPictureQuerySchema } from "@/lib/dashboard/export/schema";
import { widgetPicture } from "@/lib/dashboard/export/widget-picture";
import { ownSighting } from "@/lib/dashboard/look/sighting";
import { widgetParamsSchema } from "@/lib/dashboard/schema";
import { fileResponse } from "@/lib/http/file-response";
import { handle } from "@/lib/http/handle";
import { limitRate } from "@/lib/http/rate-limit";

/** The chart of a widget as a picture. */
export const GET = handle(
  {
    route: "/api/dashboards/[dashboardId]/widgets/[widgetId]/picture",
    access: "dashboard:view",
    params: widgetParamsSchema,
    query: widgetPictureQuerySchema,
  },
  async ({ viewer, params: { dashboardId, widgetId }, query, signal }) => {
    const allowed = await limitRate("export", viewer.userId);
    if (!allowed.ok) return allowed;
    const picture = await widgetPicture(ownSighting(viewer, dashboardId), { widgetId, ...query }, { signal });
    return picture.ok ? fileResponse(picture.value) : picture;
  },
);
