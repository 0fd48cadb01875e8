import { changeComment, deleteComment } from "@/lib/dashboard/share/comments";
import { commentChangeSchema, commentParamsSchema } from "@/lib/dashboard/share/schema";
import { handle } from "@/lib/http/handle";

const route = "/api/dashboards/[dashboardId]/comments/[commentId]";
const params = commentParamsSchema;

/** Changes the words of one's own comment, or settles a thread. */
export const PATCH = handle(
  { route, access: "dashboard:view", params, body: commentChangeSchema },
  async ({ viewer, params: key, body }) => await changeComment(viewer, key, body),
);

export const DELETE = handle(
  { route, access: "dashboard:view", params },
  async ({ viewer, params: key }) => await deleteComment(viewer, key),
);
