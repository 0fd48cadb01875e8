import { createDashboard, listDashboards } from "@/lib/dashboard/dashboards";
import { newDashboardSchema } from "@/lib/dashboard/schema";
import { handle } from "@/lib/http/handle";
import { ok } from "@/lib/result";

export const GET = handle({ route: "/api/dashboards", access: "dashboard:view" }, async ({ viewer }) =>
  ok(await listDashboards(viewer)),
);

export const POST = handle(
  { route: "/api/dashboards", access: "dashboard:edit", body: newDashboardSchema },
  async ({ viewer, body }) => await createDashboard(viewer, body),
);
