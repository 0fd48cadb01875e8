import { comingData } from "@/lib/dashboard/dashboard-data";
import { dashboardDataQuerySchema } from "@/lib/dashboard/schema";
import { shareParamsSchema } from "@/lib/dashboard/share/schema";
import { dataResponse } from "@/lib/http/data-response";
import { handle } from "@/lib/http/handle";
import { throughEmbed } from "@/lib/http/through-embed";

const querySchema = dashboardDataQuerySchema.pick({ look: true, widget: true });

/** The rows of a dashboard in a frame of another site, always through the caches; in lines for who accepts them. */
export const GET = handle(
  { route: "/api/embed/[token]/data", access: "public", params: shareParamsSchema, query: querySchema },
  async ({ request, params: { token }, query: { look, widget }, signal }) =>
    await dataResponse(
      request,
      await throughEmbed(request.headers, token, (embed) => comingData(embed, { signal, look, widgetIds: widget })),
    ),
);
