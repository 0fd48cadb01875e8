import { composeForViewer } from "@/lib/dashboard/design/compose";
import { composeSchema } from "@/lib/dashboard/design/schema";
import { handle } from "@/lib/http/handle";

export const POST = handle(
  { route: "/api/dashboards/compose", access: "dashboard:edit", body: composeSchema },
  async ({ viewer, body }) => await composeForViewer(viewer, body),
);
