import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { defaultLocale } from "@/lib/i18n/locale";

/** Whoever has the machine: the command line and start-up act as this administrator. No session or token can become it. */
export function systemViewer(): Viewer {
  return {
    userId: "00000000-0000-0000-0000-000000000000",
    email: "system@querent.invalid",
    name: "Querent",
    role: "admin",
    groups: [],
    attributes: {},
    locale: defaultLocale,
    scopeKey: "system",
  };
}
