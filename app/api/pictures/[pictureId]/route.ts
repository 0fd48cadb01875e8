import { z } from "zod";
import { pictureFor } from "@/lib/dashboard/pictures";
import { handle } from "@/lib/http/handle";
import { pictureResponse } from "@/lib/http/picture-response";

const paramsSchema = z.object({ pictureId: z.string().min(1).max(64) });

/** A picture that a dashboard shows, or that the viewer brought. */
export const GET = handle(
  { route: "/api/pictures/[pictureId]", access: "dashboard:view", params: paramsSchema },
  async ({ viewer, params: { pictureId } }) => {
    const picture = await pictureFor(viewer, pictureId);
    return picture.ok ? pictureResponse(picture.value) : picture;
  },
);
