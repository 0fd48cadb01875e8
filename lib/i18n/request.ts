import "server-only";
import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { currentViewer } from "@/lib/auth/current-viewer";
import { chooseLocale, isLocale, type Locale, localeCookie } from "@/lib/i18n/locale";
import { messagesOf } from "@/lib/i18n/messages";

/** What next-intl needs for one request. The language: this browser's choice, the account's, the browser's list. */
export default getRequestConfig(async ({ locale: asked }) => {
  const locale = isLocale(asked) ? asked : await localeOfRequest();
  return {
    locale,
    messages: messagesOf(locale),
    // Instants are shown in the reader's zone by the browser; the server's first paint uses UTC on every machine.
    timeZone: "UTC",
    // One instant for the server's paint and the browser's first: "2 minutes ago" must not differ between the two.
    now: new Date(),
  };
});

async function localeOfRequest(): Promise<Locale> {
  const chosen = (await cookies()).get(localeCookie)?.value;
  // The browser's choice needs no look at the account, so pages that say "the store is down" still have a language.
  if (isLocale(chosen)) return chosen;
  const viewer = await currentViewer();
  return viewer?.locale ?? chooseLocale({ chosen: [], acceptLanguage: (await headers()).get("accept-language") });
}
