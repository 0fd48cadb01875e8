import { createApiToken, listApiTokens } from "@/lib/auth/api-tokens";
import { newApiTokenSchema } from "@/lib/auth/schema";
import { handle } from "@/lib/http/handle";
import { limitRate } from "@/lib/http/rate-limit";
import { ok } from "@/lib/result";

const route = "/api/tokens";

/** The viewer's own tokens. */
export const GET = handle({ route, access: "signed-in" }, async ({ viewer }) => ok(await listApiTokens(viewer)));

/** Makes a token; the answer alone holds its secret. */
export const POST = handle({ route, access: "signed-in", body: newApiTokenSchema }, async ({ viewer, body }) => {
  const allowed = await limitRate("token-create", viewer.userId);
  return allowed.ok ? ok(await createApiToken(viewer, body)) : allowed;
});
