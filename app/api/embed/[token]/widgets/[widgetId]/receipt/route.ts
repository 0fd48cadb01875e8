import { lookQuerySchema } from "@/lib/dashboard/look/schema";
import { widgetReceipt } from "@/lib/dashboard/look/widget-receipt";
import { sharedWidgetParamsSchema } from "@/lib/dashboard/share/schema";
import { handle } from "@/lib/http/handle";
import { throughEmbed } from "@/lib/http/through-embed";

/** How the rows of a widget came to be, in a frame of another site. */
export const GET = handle(
  {
    route: "/api/embed/[token]/widgets/[widgetId]/receipt",
    access: "public",
    params: sharedWidgetParamsSchema,
    query: lookQuerySchema,
  },
  async ({ request, params, query }) =>
    await throughEmbed(request.headers, params.token, (embed) => widgetReceipt(embed, params.widgetId, query.look)),
);
