import { listShareables } from "@/lib/dashboard/share/shares";
import { handle } from "@/lib/http/handle";

/** Whom one may share with and mention. */
export const GET = handle(
  { route: "/api/dashboards/people", access: "dashboard:view" },
  async ({ viewer }) => await listShareables(viewer),
);
