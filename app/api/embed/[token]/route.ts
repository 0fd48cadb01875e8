import { shareParamsSchema } from "@/lib/dashboard/share/schema";
import { sharedDashboard } from "@/lib/dashboard/shared-dashboard";
import { handle } from "@/lib/http/handle";
import { throughEmbed } from "@/lib/http/through-embed";

/** A dashboard in a frame of another site. */
export const GET = handle(
  { route: "/api/embed/[token]", access: "public", params: shareParamsSchema },
  async ({ request, params: { token } }) => await throughEmbed(request.headers, token, sharedDashboard),
);
