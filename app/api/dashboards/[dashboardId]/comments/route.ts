import { dashboardParamsSchema } from "@/lib/dashboard/schema";
import { addComment, listComments } from "@/lib/dashboard/share/comments";
import { newCommentSchema } from "@/lib/dashboard/share/schema";
import { handle } from "@/lib/http/handle";

const route = "/api/dashboards/[dashboardId]/comments";
const params = dashboardParamsSchema;

/** What people say about a dashboard and its widgets. */
export const GET = handle(
  { route, access: "dashboard:view", params },
  async ({ viewer, params: { dashboardId } }) => await listComments(viewer, dashboardId),
);

export const POST = handle(
  { route, access: "dashboard:view", params, body: newCommentSchema },
  async ({ viewer, params: { dashboardId }, body }) => await addComment(viewer, dashboardId, body),
);
