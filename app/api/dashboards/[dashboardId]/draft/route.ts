import { dropDraft, readDraft, saveDraft } from "@/lib/dashboard/design/drafts";
import { draftSaveSchema } from "@/lib/dashboard/design/schema";
import { dashboardParamsSchema } from "@/lib/dashboard/schema";
import { handle } from "@/lib/http/handle";

const route = "/api/dashboards/[dashboardId]/draft";
const params = dashboardParamsSchema;

export const GET = handle(
  { route, access: "dashboard:edit", params },
  async ({ viewer, params: { dashboardId } }) => await readDraft(viewer, dashboardId),
);

export const PUT = handle(
  { route, access: "dashboard:edit", params, body: draftSaveSchema },
  async ({ viewer, params: { dashboardId }, body }) => await saveDraft(viewer, dashboardId, body),
);

export const DELETE = handle(
  { route, access: "dashboard:edit", params },
  async ({ viewer, params: { dashboardId } }) => await dropDraft(viewer, dashboardId),
);
