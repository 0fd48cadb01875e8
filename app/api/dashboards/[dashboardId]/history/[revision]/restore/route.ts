import { restoreRevision } from "@/lib/dashboard/design/history";
import { revisionParamsSchema } from "@/lib/dashboard/design/schema";
import { handle } from "@/lib/http/handle";

export const POST = handle(
  {
    route: "/api/dashboards/[dashboardId]/history/[revision]/restore",
    access: "dashboard:edit",
    params: revisionParamsSchema,
  },
  async ({ viewer, params: { dashboardId, revision } }) => await restoreRevision(viewer, dashboardId, revision),
);
