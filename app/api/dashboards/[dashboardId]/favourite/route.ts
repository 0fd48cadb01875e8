import { dashboardParamsSchema } from "@/lib/dashboard/schema";
import { favourDashboard } from "@/lib/dashboard/share/favourites";
import { handle } from "@/lib/http/handle";

const route = "/api/dashboards/[dashboardId]/favourite";
const params = dashboardParamsSchema;

/** Keeps a dashboard at hand. */
export const PUT = handle(
  { route, access: "dashboard:view", params },
  async ({ viewer, params: { dashboardId } }) => await favourDashboard(viewer, dashboardId, true),
);

export const DELETE = handle(
  { route, access: "dashboard:view", params },
  async ({ viewer, params: { dashboardId } }) => await favourDashboard(viewer, dashboardId, false),
);
