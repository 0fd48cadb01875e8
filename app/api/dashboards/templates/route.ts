import { z } from "zod";
import { dashboardTemplates } from "@/lib/dashboard/design/compose";
import { handle } from "@/lib/http/handle";

export const GET = handle(
  {
    route: "/api/dashboards/templates",
    access: "dashboard:edit",
    query: z.object({ source: z.string().min(1).max(64) }),
  },
  async ({ viewer, query }) => await dashboardTemplates(viewer, query.source),
);
