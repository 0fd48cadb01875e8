import { previewOptions } from "@/lib/dashboard/design/preview";
import { previewOptionsSchema } from "@/lib/dashboard/design/schema";
import { dashboardParamsSchema } from "@/lib/dashboard/schema";
import { handle } from "@/lib/http/handle";

/** What a filter of a draft offers. */
export const POST = handle(
  {
    route: "/api/dashboards/[dashboardId]/preview/options",
    access: "dashboard:edit",
    params: dashboardParamsSchema,
    body: previewOptionsSchema,
  },
  ({ viewer, params, body, signal }) => previewOptions(viewer, params.dashboardId, body, { signal }),
);
