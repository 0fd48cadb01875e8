import { widgetPictureQuerySchema } from "@/lib/dashboard/export/schema";
import { widgetPicture } from "@/lib/dashboard/export/widget-picture";
import { sharedWidgetParamsSchema } from "@/lib/dashboard/share/schema";
import { fileResponse } from "@/lib/http/file-response";
import { handle } from "@/lib/http/handle";
import { limitRate } from "@/lib/http/rate-limit";
import { throughEmbed } from "@/lib/http/through-embed";

/** The chart of a widget as a picture, in a frame of another site. */
export const GET = handle(
  {
    route: "/api/embed/[token]/widgets/[widgetId]/picture",
    access: "public",
    params: sharedWidgetParamsSchema,
    query: widgetPictureQuerySchema,
  },
  async ({ request, params: { token, widgetId }, query, signal }) => {
    const made = await throughEmbed(request.headers, token, async (embed) => {
      const allowed = await limitRate("export", embed.id);
      return allowed.ok ? await widgetPicture(embed, { widgetId, ...query }, { signal }) : allowed;
    });
    return made.ok ? fileResponse(made.value) : made;
  },
);
