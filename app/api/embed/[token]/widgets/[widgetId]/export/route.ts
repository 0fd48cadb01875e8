import { exportWidget } from "@/lib/dashboard/export/export-widget";
import { widgetExportQuerySchema } from "@/lib/dashboard/export/schema";
import { sharedWidgetParamsSchema } from "@/lib/dashboard/share/schema";
import { fileResponse } from "@/lib/http/file-response";
import { handle } from "@/lib/http/handle";
import { limitRate } from "@/lib/http/rate-limit";
import { throughEmbed } from "@/lib/http/through-embed";

/** All rows of a widget as a file, in a frame of another site. */
export const GET = handle(
  {
    route: "/api/embed/[token]/widgets/[widgetId]/export",
    access: "public",
    params: sharedWidgetParamsSchema,
    query: widgetExportQuerySchema,
  },
  async ({ request, params: { token, widgetId }, query, signal }) => {
    const made = await throughEmbed(request.headers, token, async (embed) => {
      const allowed = await limitRate("export", embed.id);
      return allowed.ok ? await exportWidget(embed, { widgetId, ...query }, { signal }) : allowed;
    });
    return made.ok ? fileResponse(made.value) : made;
  },
);
