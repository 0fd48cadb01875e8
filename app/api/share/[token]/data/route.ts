import { comingData } from "@/lib/dashboard/dashboard-data";
import { dashboardDataQuerySchema } from "@/lib/dashboard/schema";
import { shareParamsSchema } from "@/lib/dashboard/share/schema";
import { dataResponse } from "@/lib/http/data-response";
import { handle } from "@/lib/http/handle";
import { throughPublicLink } from "@/lib/http/through-public-link";

const querySchema = dashboardDataQuerySchema.pick({ look: true, widget: true });

/** The rows of a dashboard by its public link, always through the caches; in lines for who accepts them. */
export const GET = handle(
  { route: "/api/share/[token]/data", access: "public", params: shareParamsSchema, query: querySchema },
  async ({ request, params: { token }, query: { look, widget }, signal }) =>
    await dataResponse(
      request,
      await throughPublicLink(request.headers, token, (link) => comingData(link, { signal, look, widgetIds: widget })),
    ),
);
