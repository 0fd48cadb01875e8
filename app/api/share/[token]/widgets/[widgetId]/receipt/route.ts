import { lookQuerySchema } from "@/lib/dashboard/look/schema";
import { widgetReceipt } from "@/lib/dashboard/look/widget-receipt";
import { sharedWidgetParamsSchema } from "@/lib/dashboard/share/schema";
import { handle } from "@/lib/http/handle";
import { throughPublicLink } from "@/lib/http/through-public-link";

/** How the rows of a widget came to be, by its public link. */
export const GET = handle(
  {
    route: "/api/share/[token]/widgets/[widgetId]/receipt",
    access: "public",
    params: sharedWidgetParamsSchema,
    query: lookQuerySchema,
  },
  async ({ request, params, query }) =>
    await throughPublicLink(request.headers, params.token, (link) => widgetReceipt(link, params.widgetId, query.look)),
);
