import { dashboardParamsSchema } from "@/lib/dashboard/schema";
import { dashboardSharesSchema } from "@/lib/dashboard/share/schema";
import { readShares, saveShares } from "@/lib/dashboard/share/shares";
import { handle } from "@/lib/http/handle";

const route = "/api/dashboards/[dashboardId]/shares";
const params = dashboardParamsSchema;

/** Whom a dashboard was given to. */
export const GET = handle(
  { route, access: "dashboard:edit", params },
  async ({ viewer, params: { dashboardId } }) => await readShares(viewer, dashboardId),
);

/** Gives it to these, and to no others. */
export const PUT = handle(
  { route, access: "dashboard:edit", params, body: dashboardSharesSchema },
  async ({ viewer, params: { dashboardId }, body }) => await saveShares(viewer, dashboardId, body),
);
