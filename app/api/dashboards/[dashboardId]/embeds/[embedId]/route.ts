import { revokeEmbed } from "@/lib/dashboard/share/embeds";
import { embedParamsSchema } from "@/lib/dashboard/share/schema";
import { handle } from "@/lib/http/handle";

/** Ends framing at once. */
export const DELETE = handle(
  { route: "/api/dashboards/[dashboardId]/embeds/[embedId]", access: "dashboard:edit", params: embedParamsSchema },
  async ({ viewer, params: { dashboardId, embedId } }) => await revokeEmbed(viewer, dashboardId, embedId),
);
