import { widgetPictureQuerySchema } from "@/lib/dashboard/export/schema";
import { widgetPicture } from "@/lib/dashboard/export/widget-picture";
import { sharedWidgetParamsSchema } from "@/lib/dashboard/share/schema";
import { fileResponse } from "@/lib/http/file-response";
import { handle } from "@/lib/http/handle";
import { limitRate } from "@/lib/http/rate-limit";
import { throughPublicLink } from "@/lib/http/through-public-link";

/** The chart of a widget as a picture, by its public link. */
export const GET = handle(
  {
    route: "/api/share/[token]/widgets/[widgetId]/picture",
    access: "public",
    params: sharedWidgetParamsSchema,
    query: widgetPictureQuerySchema,
  },
  async ({ request, params: { token, widgetId }, query, signal }) => {
    const made = await throughPublicLink(request.headers, token, async (link) => {
      const allowed = await limitRate("export", link.id);
      return allowed.ok ? await widgetPicture(link, { widgetId, ...query }, { signal }) : allowed;
    });
    return made.ok ? fileResponse(made.value) : made;
  },
);
