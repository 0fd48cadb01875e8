import { interplay } from "@/lib/dashboard/look/interplay";
import { shareParamsSchema } from "@/lib/dashboard/share/schema";
import { handle } from "@/lib/http/handle";
import { throughEmbed } from "@/lib/http/through-embed";

/** What hangs together on a dashboard, in a frame of another site. */
export const GET = handle(
  {
    route: "/api/embed/[token]/interplay",
    access: "public",
    params: shareParamsSchema,
  },
  async ({ request, params }) => await throughEmbed(request.headers, params.token, (embed) => interplay(embed)),
);
