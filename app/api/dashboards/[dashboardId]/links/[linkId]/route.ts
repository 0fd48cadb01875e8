import { revokeLink } from "@/lib/dashboard/links";
import { linkParamsSchema } from "@/lib/dashboard/share/schema";
import { handle } from "@/lib/http/handle";

/** Ends a public link at once. */
export const DELETE = handle(
  { route: "/api/dashboards/[dashboardId]/links/[linkId]", access: "dashboard:edit", params: linkParamsSchema },
  async ({ viewer, params: { dashboardId, linkId } }) => await revokeLink(viewer, dashboardId, linkId),
);
