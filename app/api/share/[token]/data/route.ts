import { shareParamsSchema } from "@/lib/dashboard/share/schema";
import { sharedDashboardData } from "@/lib/dashboard/shared-dashboard";
import { handle } from "@/lib/http/handle";
import { throughPublicLink } from "@/lib/http/through-public-link";

/** The rows of a dashboard by its public link. */
export const GET = handle(
  { route: "/api/share/[token]/data", access: "public", params: shareParamsSchema },
  async ({ request, params: { token }, signal }) =>
    await throughPublicLink(request.headers, token, (link) => sharedDashboardData(link, { signal })),
);
