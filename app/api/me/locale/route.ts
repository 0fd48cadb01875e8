import { localeChangeSchema } from "@/lib/auth/schema";
import { hasSecureCookies } from "@/lib/auth/session-token";
import { changeSelf } from "@/lib/auth/users";
import { handle } from "@/lib/http/handle";
import { localeCookie } from "@/lib/i18n/locale";

const yearSeconds = 31_536_000;

/** Chooses the language of this browser and, where somebody is signed in, of the account. */
export const PUT = handle(
  { route: "/api/me/locale", access: "public", body: localeChangeSchema },
  async ({ viewer, body }) => {
    if (viewer !== null) await changeSelf(viewer, body);
    const secure = hasSecureCookies() ? "; Secure" : "";
    const cookie = `${localeCookie}=${body.locale}; Path=/; Max-Age=${yearSeconds}; HttpOnly; SameSite=Lax${secure}`;
    return new Response(null, { status: 204, headers: { "set-cookie": cookie } });
  },
);
