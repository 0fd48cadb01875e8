import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { z } from "zod";
import { fetchJson } from "@/lib/client/fetch-json";
import { type Locale, localeCookie } from "@/lib/i18n/locale";

const yearSeconds = 31_536_000;

/** Remembers a choice of this browser where the server's first paint can read it. */
export function setCookie(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and on plain http
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${yearSeconds}; samesite=lax`;
}

/** Changes the language: at once in this browser, and for the account so that other browsers follow. */
export function useSetLocale() {
  const router = useRouter();
  return useMutation({
    mutationFn: async (locale: Locale) => {
      setCookie(localeCookie, locale);
      await fetchJson("/api/me/locale", { method: "PUT", body: { locale }, schema: z.unknown() });
    },
    // The cookie alone changes this browser, so the page follows even when the account could not be reached.
    onSettled: () => router.refresh(),
  });
}
