import { filterOptions } from "@/lib/dashboard/look/filter-options";
import { optionsQuerySchema } from "@/lib/dashboard/look/schema";
import { sharedFilterParamsSchema } from "@/lib/dashboard/share/schema";
import { handle } from "@/lib/http/handle";
import { throughEmbed } from "@/lib/http/through-embed";

/** What a filter offers, narrowed by the others and by a search, in a frame of another site. */
export const GET = handle(
  {
    route: "/api/embed/[token]/filters/[filterId]/options",
    access: "public",
    params: sharedFilterParamsSchema,
    query: optionsQuerySchema,
  },
  async ({ request, params, query, signal }) =>
    await throughEmbed(request.headers, params.token, (embed) =>
      filterOptions(embed, params.filterId, { ...query, signal }),
    ),
);
