import { pinWidget } from "@/lib/dashboard/pin-widget";
import { dashboardParamsSchema, pinSchema } from "@/lib/dashboard/schema";
import { handle } from "@/lib/http/handle";

export const POST = handle(
  {
    route: "/api/dashboards/[dashboardId]/widgets",
    access: "dashboard:edit",
    params: dashboardParamsSchema,
    body: pinSchema,
  },
  async ({ viewer, params, body }) => await pinWidget(viewer, params.dashboardId, body),
);
