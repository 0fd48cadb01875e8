import { interplay } from "@/lib/dashboard/look/interplay";
import { ownSighting } from "@/lib/dashboard/look/sighting";
import { dashboardParamsSchema } from "@/lib/dashboard/schema";
import { handle } from "@/lib/http/handle";

/** What hangs together on a dashboard. */
export const GET = handle(
  {
    route: "/api/dashboards/[dashboardId]/interplay",
    access: "dashboard:view",
    params: dashboardParamsSchema,
  },
  async ({ viewer, params }) => await interplay(ownSighting(viewer, params.dashboardId)),
);
