import { passwordChangeSchema } from "@/lib/auth/schema";
import { changeOwnPassword } from "@/lib/auth/users";
import { handle } from "@/lib/http/handle";
import { limitRate } from "@/lib/http/rate-limit";

/** Changes the viewer's own password and ends all their sessions, this one too: the page signs in again. */
export const PUT = handle(
  { route: "/api/me/password", access: "signed-in", body: passwordChangeSchema },
  async ({ viewer, body }) => {
    const allowed = await limitRate("password-change", viewer.userId);
    return allowed.ok ? await changeOwnPassword(viewer, body) : allowed;
  },
);
