import { filterOptions } from "@/lib/dashboard/look/filter-options";
import { optionsQuerySchema } from "@/lib/dashboard/look/schema";
import { sharedFilterParamsSchema } from "@/lib/dashboard/share/schema";
import { handle } from "@/lib/http/handle";
import { throughPublicLink } from "@/lib/http/through-public-link";

/** What a filter offers, narrowed by the others and by a search, by its public link. */
export const GET = handle(
  {
    route: "/api/share/[token]/filters/[filterId]/options",
    access: "public",
    params: sharedFilterParamsSchema,
    query: optionsQuerySchema,
  },
  async ({ request, params, query, signal }) =>
    await throughPublicLink(request.headers, params.token, (link) =>
      filterOptions(link, params.filterId, { ...query, signal }),
    ),
);
