import { z } from "zod";
import { sightedPicture } from "@/lib/dashboard/pictures";
import { shareParamsSchema } from "@/lib/dashboard/share/schema";
import { handle } from "@/lib/http/handle";
import { pictureResponse } from "@/lib/http/picture-response";
import { throughEmbed } from "@/lib/http/through-embed";

const paramsSchema = shareParamsSchema.extend({ pictureId: z.string().min(1).max(64) });

/** A picture of a dashboard, in a frame of another site. */
export const GET = handle(
  { route: "/api/embed/[token]/pictures/[pictureId]", access: "public", params: paramsSchema },
  async ({ request, params: { token, pictureId } }) => {
    const picture = await throughEmbed(request.headers, token, (embed) => sightedPicture(embed, pictureId));
    return picture.ok ? pictureResponse(picture.value) : picture;
  },
);
