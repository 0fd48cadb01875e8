import { drilledRows } from "@/lib/dashboard/look/drilled-rows";
import { rowsQuerySchema } from "@/lib/dashboard/look/schema";
import { sharedWidgetParamsSchema } from "@/lib/dashboard/share/schema";
import { handle } from "@/lib/http/handle";
import { throughPublicLink } from "@/lib/http/through-public-link";

/** The rows behind a point of a widget, by its public link. */
export const GET = handle(
  {
    route: "/api/share/[token]/widgets/[widgetId]/rows",
    access: "public",
    params: sharedWidgetParamsSchema,
    query: rowsQuerySchema,
  },
  async ({ request, params, query, signal }) =>
    await throughPublicLink(request.headers, params.token, (link) =>
      drilledRows(link, params.widgetId, { ...query, signal }),
    ),
);
