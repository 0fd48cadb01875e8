import { linkPasswordSchema, shareParamsSchema } from "@/lib/dashboard/share/schema";
import { handle } from "@/lib/http/handle";
import { unlockPublicLink } from "@/lib/http/through-public-link";

/** Opens a public link that is behind a password, for this browser. */
export const POST = handle(
  { route: "/api/share/[token]/password", access: "public", params: shareParamsSchema, body: linkPasswordSchema },
  async ({ request, params: { token }, body }) => {
    const cookie = await unlockPublicLink(request.headers, token, body.password);
    return cookie.ok ? new Response(null, { status: 204, headers: { "set-cookie": cookie.value } }) : cookie;
  },
);
