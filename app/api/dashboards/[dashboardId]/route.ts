import { changeDashboard, deleteDashboard, getDashboard, saveDashboard } from "@/lib/dashboard/dashboards";
import { dashboardChangeSchema, dashboardParamsSchema, dashboardSaveSchema } from "@/lib/dashboard/schema";
import { handle } from "@/lib/http/handle";

const route = "/api/dashboards/[dashboardId]";
const params = dashboardParamsSchema;

export const GET = handle(
  { route, access: "dashboard:view", params },
  async ({ viewer, params: { dashboardId } }) => await getDashboard(viewer, dashboardId),
);

export const PUT = handle(
  { route, access: "dashboard:edit", params, body: dashboardSaveSchema },
  async ({ viewer, params: { dashboardId }, body }) => await saveDashboard(viewer, dashboardId, body),
);

export const PATCH = handle(
  { route, access: "dashboard:edit", params, body: dashboardChangeSchema },
  async ({ viewer, params: { dashboardId }, body }) => await changeDashboard(viewer, dashboardId, body),
);

export const DELETE = handle(
  { route, access: "dashboard:edit", params },
  async ({ viewer, params: { dashboardId } }) => await deleteDashboard(viewer, dashboardId),
);
