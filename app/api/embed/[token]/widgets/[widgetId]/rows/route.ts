import { drilledRows } from "@/lib/dashboard/look/drilled-rows";
import { rowsQuerySchema } from "@/lib/dashboard/look/schema";
import { sharedWidgetParamsSchema } from "@/lib/dashboard/share/schema";
import { handle } from "@/lib/http/handle";
import { throughEmbed } from "@/lib/http/through-embed";

/** The rows behind a point of a widget, in a frame of another site. */
export const GET = handle(
  {
    route: "/api/embed/[token]/widgets/[widgetId]/rows",
    access: "public",
    params: sharedWidgetParamsSchema,
    query: rowsQuerySchema,
  },
  async ({ request, params, query, signal }) =>
    await throughEmbed(request.headers, params.token, (embed) =>
      drilledRows(embed, params.widgetId, { ...query, signal }),
    ),
);
