import { z } from "zod";
import { mayDesign } from "@/lib/dashboard/design/may-design";
import { explainSchema } from "@/lib/dashboard/design/schema";
import { explainDashboard } from "@/lib/design/explain-dashboard";
import { handle } from "@/lib/http/handle";
import { limitRate } from "@/lib/http/rate-limit";

/** Says in words what a draft shows. Nothing is stored: the designer keeps the text or not. */
export const POST = handle(
  {
    route: "/api/dashboards/[dashboardId]/explain",
    access: "dashboard:edit",
    params: z.object({ dashboardId: z.string().min(1).max(64) }),
    body: explainSchema,
    bodyBytesMax: 4_000_000,
  },
  async ({ viewer, params, body, signal }) => {
    const may = await mayDesign(viewer, params.dashboardId);
    if (!may.ok) return may;
    const allowed = await limitRate("question", viewer.userId);
    return allowed.ok ? await explainDashboard(viewer, body, { signal }) : allowed;
  },
);
