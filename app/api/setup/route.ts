import { isLocalVisitor } from "@/lib/auth/client-address";
import { completeSetup, setupState } from "@/lib/auth/first-run";
import { setupSchema } from "@/lib/auth/schema";
import { clientKey } from "@/lib/http/client-key";
import { handle } from "@/lib/http/handle";
import { limitRate } from "@/lib/http/rate-limit";
import { ok } from "@/lib/result";

const route = "/api/setup";

/** Whether the first visitor is still awaited. */
export const GET = handle({ route, access: "public" }, async ({ request }) =>
  ok(await setupState({ local: isLocalVisitor(request.headers) })),
);

/** Creates the administrator, once. */
export const POST = handle({ route, access: "public", body: setupSchema }, async ({ request, body }) => {
  const allowed = await limitRate("setup", clientKey(request.headers));
  return allowed.ok ? await completeSetup(body, { local: isLocalVisitor(request.headers) }) : allowed;
});
