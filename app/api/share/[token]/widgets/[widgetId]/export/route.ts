import { exportWidget } from "@/lib/dashboard/export/export-widget";
import { widgetExportQuerySchema } from "@/lib/dashboard/export/schema";
import { sharedWidgetParamsSchema } from "@/lib/dashboard/share/schema";
import { fileResponse } from "@/lib/http/file-response";
import { handle } from "@/lib/http/handle";
import { limitRate } from "@/lib/http/rate-limit";
import { throughPublicLink } from "@/lib/http/through-public-link";

/** All rows of a widget as a file, by its public link. */
export const GET = handle(
  {
    route: "/api/share/[token]/widgets/[widgetId]/export",
    access: "public",
    params: sharedWidgetParamsSchema,
    query: widgetExportQuerySchema,
  },
  async ({ request, params: { token, widgetId }, query, signal }) => {
    const made = await throughPublicLink(request.headers, token, async (link) => {
      const allowed = await limitRate("export", link.id);
      return allowed.ok ? await exportWidget(link, { widgetId, ...query }, { signal }) : allowed;
    });
    return made.ok ? fileResponse(made.value) : made;
  },
);
