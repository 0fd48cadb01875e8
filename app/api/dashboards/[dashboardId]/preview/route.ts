import { previewDraft } from "@/lib/dashboard/design/preview";
import { previewSchema } from "@/lib/dashboard/design/schema";
import { dashboardParamsSchema } from "@/lib/dashboard/schema";
import { handle } from "@/lib/http/handle";

/** The rows of a draft that nothing has stored yet, with filters to try. */
export const POST = handle(
  {
    route: "/api/dashboards/[dashboardId]/preview",
    access: "dashboard:edit",
    params: dashboardParamsSchema,
    body: previewSchema,
  },
  ({ viewer, params, body, signal }) => previewDraft(viewer, params.dashboardId, body, { signal }),
);
