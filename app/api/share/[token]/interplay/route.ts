import { interplay } from "@/lib/dashboard/look/interplay";
import { shareParamsSchema } from "@/lib/dashboard/share/schema";
import { handle } from "@/lib/http/handle";
import { throughPublicLink } from "@/lib/http/through-public-link";

/** What hangs together on a dashboard, by its public link. */
export const GET = handle(
  {
    route: "/api/share/[token]/interplay",
    access: "public",
    params: shareParamsSchema,
  },
  async ({ request, params }) => await throughPublicLink(request.headers, params.token, (link) => interplay(link)),
);
