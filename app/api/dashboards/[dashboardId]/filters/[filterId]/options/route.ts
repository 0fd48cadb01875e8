import { filterOptions } from "@/lib/dashboard/look/filter-options";
import { optionsQuerySchema } from "@/lib/dashboard/look/schema";
import { ownSighting } from "@/lib/dashboard/look/sighting";
import { filterParamsSchema } from "@/lib/dashboard/schema";
import { handle } from "@/lib/http/handle";

/** What a filter offers, narrowed by the others and by a search. */
export const GET = handle(
  {
    route: "/api/dashboards/[dashboardId]/filters/[filterId]/options",
    access: "dashboard:view",
    params: filterParamsSchema,
    query: optionsQuerySchema,
  },
  async ({ viewer, params, query, signal }) =>
    await filterOptions(ownSighting(viewer, params.dashboardId), params.filterId, { ...query, signal }),
);
