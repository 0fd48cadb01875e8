import { exportDashboard } from "@/lib/dashboard/export/export-dashboard";
import { dashboardExportQuerySchema } from "@/lib/dashboard/export/schema";
import { shareParamsSchema } from "@/lib/dashboard/share/schema";
import { fileResponse } from "@/lib/http/file-response";
import { handle } from "@/lib/http/handle";
import { limitRate } from "@/lib/http/rate-limit";
import { throughPublicLink } from "@/lib/http/through-public-link";

/** The whole dashboard as a document or a picture, by its public link. */
export const GET = handle(
  {
    route: "/api/share/[token]/export",
    access: "public",
    params: shareParamsSchema,
    query: dashboardExportQuerySchema,
  },
  async ({ request, params: { token }, query, signal }) => {
    const pagePath = `/share/${encodeURIComponent(token)}`;
    const made = await throughPublicLink(request.headers, token, async (link) => {
      const allowed = await limitRate("print", link.id);
      return allowed.ok ? await exportDashboard(link, query, { pagePath, headers: request.headers, signal }) : allowed;
    });
    return made.ok ? fileResponse(made.value) : made;
  },
);
