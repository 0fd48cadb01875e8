import "server-only";
import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { chooseLocale, isLocale, localeCookie } from "@/lib/i18n/locale";
import { messagesOf } from "@/lib/i18n/messages";

/** What next-intl needs for one request. The cookie is kept in step with the account by `PUT /api/me/locale` and by signing in. */
export default getRequestConfig(async ({ locale: asked }) => {
  const locale = isLocale(asked)
    ? asked
    : chooseLocale({
        chosen: [(await cookies()).get(localeCookie)?.value],
        acceptLanguage: (await headers()).get("accept-language"),
      });
  return {
    locale,
    messages: messagesOf(locale),
    // Instants are shown in the reader's zone by the browser; the server's first paint uses UTC on every machine.
    timeZone: "UTC",
  };
});
