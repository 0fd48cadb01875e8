import { z } from "zod";
import { mayDesign } from "@/lib/dashboard/design/may-design";
import { type DesignEvent, designWishSchema } from "@/lib/dashboard/design/schema";
import { designDashboard } from "@/lib/design/design-dashboard";
import { handle } from "@/lib/http/handle";
import { ndjsonResponse } from "@/lib/http/ndjson-response";
import { limitRate } from "@/lib/http/rate-limit";

/** Changes that a wish asks for, streamed as they are checked. Nothing is stored: the designer takes them or not. */
export const POST = handle(
  {
    route: "/api/dashboards/[dashboardId]/design",
    access: "dashboard:edit",
    params: z.object({ dashboardId: z.string().min(1).max(64) }),
    body: designWishSchema,
    bodyBytesMax: 4_000_000,
  },
  async ({ viewer, params, body, signal }) => {
    const may = await mayDesign(viewer, params.dashboardId);
    if (!may.ok) return may;
    const allowed = await limitRate("question", viewer.userId);
    if (!allowed.ok) return allowed;
    return ndjsonResponse<DesignEvent>((emit) => designDashboard(viewer, body, { signal, emit }));
  },
);
