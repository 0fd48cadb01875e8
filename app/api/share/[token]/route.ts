import { shareParamsSchema } from "@/lib/dashboard/share/schema";
import { sharedDashboard } from "@/lib/dashboard/shared-dashboard";
import { handle } from "@/lib/http/handle";
import { throughPublicLink } from "@/lib/http/through-public-link";

/** A dashboard by its public link. */
export const GET = handle(
  { route: "/api/share/[token]", access: "public", params: shareParamsSchema },
  async ({ request, params: { token } }) => await throughPublicLink(request.headers, token, sharedDashboard),
);
