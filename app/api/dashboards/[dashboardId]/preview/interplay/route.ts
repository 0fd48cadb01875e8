import { previewInterplay } from "@/lib/dashboard/design/preview";
import { previewInterplaySchema } from "@/lib/dashboard/design/schema";
import { dashboardParamsSchema } from "@/lib/dashboard/schema";
import { handle } from "@/lib/http/handle";

/** What hangs together in a draft: which widgets a filter narrows, what a click changes. */
export const POST = handle(
  {
    route: "/api/dashboards/[dashboardId]/preview/interplay",
    access: "dashboard:edit",
    params: dashboardParamsSchema,
    body: previewInterplaySchema,
  },
  ({ viewer, params, body }) => previewInterplay(viewer, params.dashboardId, body.config),
);
