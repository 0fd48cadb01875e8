import { storedRevision } from "@/lib/dashboard/design/history";
import { revisionParamsSchema } from "@/lib/dashboard/design/schema";
import { handle } from "@/lib/http/handle";

export const GET = handle(
  {
    route: "/api/dashboards/[dashboardId]/history/[revision]",
    access: "dashboard:edit",
    params: revisionParamsSchema,
  },
  async ({ viewer, params: { dashboardId, revision } }) => await storedRevision(viewer, dashboardId, revision),
);
