import { dashboardHistory } from "@/lib/dashboard/design/history";
import { historyQuerySchema } from "@/lib/dashboard/design/schema";
import { dashboardParamsSchema } from "@/lib/dashboard/schema";
import { handle } from "@/lib/http/handle";

export const GET = handle(
  {
    route: "/api/dashboards/[dashboardId]/history",
    access: "dashboard:edit",
    params: dashboardParamsSchema,
    query: historyQuerySchema,
  },
  async ({ viewer, params: { dashboardId }, query: { before } }) =>
    await dashboardHistory(viewer, dashboardId, before ?? null),
);
