import { dashboardParamsSchema } from "@/lib/dashboard/schema";
import { createEmbed, listEmbeds } from "@/lib/dashboard/share/embeds";
import { newEmbedSchema } from "@/lib/dashboard/share/schema";
import { handle } from "@/lib/http/handle";

const route = "/api/dashboards/[dashboardId]/embeds";
const params = dashboardParamsSchema;

/** Where a dashboard may be framed. */
export const GET = handle(
  { route, access: "dashboard:edit", params },
  async ({ viewer, params: { dashboardId } }) => await listEmbeds(viewer, dashboardId),
);

/** Allows framing; the secret that signs is in this answer alone. */
export const POST = handle(
  { route, access: "dashboard:edit", params, body: newEmbedSchema },
  async ({ viewer, params: { dashboardId }, body }) => await createEmbed(viewer, dashboardId, body),
);
