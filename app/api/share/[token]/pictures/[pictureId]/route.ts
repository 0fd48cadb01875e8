import { z } from "zod";
import { sightedPicture } from "@/lib/dashboard/pictures";
import { shareParamsSchema } from "@/lib/dashboard/share/schema";
import { handle } from "@/lib/http/handle";
import { pictureResponse } from "@/lib/http/picture-response";
import { throughPublicLink } from "@/lib/http/through-public-link";

const paramsSchema = shareParamsSchema.extend({ pictureId: z.string().min(1).max(64) });

/** A picture of a dashboard, by its public link. */
export const GET = handle(
  { route: "/api/share/[token]/pictures/[pictureId]", access: "public", params: paramsSchema },
  async ({ request, params: { token, pictureId } }) => {
    const picture = await throughPublicLink(request.headers, token, (link) => sightedPicture(link, pictureId));
    return picture.ok ? pictureResponse(picture.value) : picture;
  },
);
