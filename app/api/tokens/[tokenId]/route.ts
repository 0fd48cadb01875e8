import { z } from "zod";
import { revokeApiToken } from "@/lib/auth/api-tokens";
import { handle } from "@/lib/http/handle";

/** Ends one of the viewer's own tokens. */
export const DELETE = handle(
  { route: "/api/tokens/[tokenId]", access: "signed-in", params: z.object({ tokenId: z.uuid() }) },
  ({ viewer, params }) => revokeApiToken(viewer, params.tokenId),
);
