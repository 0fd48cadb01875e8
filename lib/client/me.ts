import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { z } from "zod";
import type { PasswordChange } from "@/lib/auth/schema";
import { fetchJson } from "@/lib/client/fetch-json";
import type { Locale } from "@/lib/i18n/locale";

const yearSeconds = 31_536_000;

/** Remembers a choice of this browser where the server's first paint can read it. */
export function setCookie(name: string, value: string): void {
  const secure = window.location.protocol === "https:" ? "; secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and on plain http
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${yearSeconds}; samesite=lax${secure}`;
}

/** Changes the language of this browser and, for somebody signed in, of the account, so that other browsers follow. */
export function useSetLocale() {
  const router = useRouter();
  return useMutation({
    mutationFn: (locale: Locale) =>
      fetchJson("/api/me/locale", { method: "PUT", body: { locale }, schema: z.unknown() }),
    onSuccess: () => router.refresh(),
  });
}

/** Changes the viewer's own name. */
export function useRenameSelf() {
  const router = useRouter();
  return useMutation({
    mutationFn: (name: string) => fetchJson("/api/me", { method: "PATCH", body: { name }, schema: z.unknown() }),
    onSuccess: () => router.refresh(),
  });
}

/** Changes the viewer's own password, which ends all their sessions. */
export function useChangePassword() {
  return useMutation({
    mutationFn: (body: PasswordChange) => fetchJson("/api/me/password", { method: "PUT", body, schema: z.unknown() }),
  });
}
