import { exportDashboard } from "@/lib/dashboard/export/export-dashboard";
import { dashboardExportQuerySchema } from "@/lib/dashboard/export/schema";
import { ownSighting } from "@/lib/dashboard/look/sighting";
import { dashboardParamsSchema } from "@/lib/dashboard/schema";
import { fileResponse } from "@/lib/http/file-response";
import { handle } from "@/lib/http/handle";
import { limitRate } from "@/lib/http/rate-limit";

/** The whole dashboard as a document or a picture. */
export const GET = handle(
  {
    route: "/api/dashboards/[dashboardId]/export",
    access: "dashboard:view",
    params: dashboardParamsSchema,
    query: dashboardExportQuerySchema,
  },
  async ({ viewer, params: { dashboardId }, query, request, signal }) => {
    const allowed = await limitRate("print", viewer.userId);
    if (!allowed.ok) return allowed;
    const pagePath = `/dashboards/${encodeURIComponent(dashboardId)}`;
    const page = { pagePath, headers: request.headers, signal };
    const made = await exportDashboard(ownSighting(viewer, dashboardId), query, page);
    return made.ok ? fileResponse(made.value) : made;
  },
);
