import { type Me, ownChangeSchema } from "@/lib/auth/schema";
import { changeSelf } from "@/lib/auth/users";
import { handle } from "@/lib/http/handle";
import { ok } from "@/lib/result";

const route = "/api/me";

/** Who is signed in. */
export const GET = handle({ route, access: "signed-in" }, async ({ viewer }) => {
  const { userId, email, name, role, locale } = viewer;
  return ok({ userId, email, name, role, locale } satisfies Me);
});

/** Changes the viewer's own name. */
export const PATCH = handle({ route, access: "signed-in", body: ownChangeSchema }, async ({ viewer, body }) => {
  await changeSelf(viewer, body);
  return ok(undefined);
});
