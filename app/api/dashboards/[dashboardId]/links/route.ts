import { createLink, listLinks } from "@/lib/dashboard/links";
import { dashboardParamsSchema } from "@/lib/dashboard/schema";
import { newDashboardLinkSchema } from "@/lib/dashboard/share/schema";
import { handle } from "@/lib/http/handle";

const route = "/api/dashboards/[dashboardId]/links";
const params = dashboardParamsSchema;

/** The public links to a dashboard. */
export const GET = handle(
  { route, access: "dashboard:edit", params },
  async ({ viewer, params: { dashboardId } }) => await listLinks(viewer, dashboardId),
);

/** Makes one; its token is in this answer alone. */
export const POST = handle(
  { route, access: "dashboard:edit", params, body: newDashboardLinkSchema },
  async ({ viewer, params: { dashboardId }, body }) => await createLink(viewer, dashboardId, body),
);
