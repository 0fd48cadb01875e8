import "server-only";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { AbstractIntlMessages } from "next-intl";
import { z } from "zod";
import { env } from "@/lib/env";
import type { Locale } from "@/lib/i18n/locale";
import { remember } from "@/lib/remember";

export type Messages = AbstractIntlMessages;
const messagesSchema: z.ZodType<Messages> = z.record(
  z.string(),
  z.lazy(() => z.union([z.string(), messagesSchema])),
);

/**
 * All texts of a language: each file `messages/<language>/<namespace>.json` becomes one namespace.
 * Read once per process; while developing at every call, so that an edited sentence shows on reload.
 */
export function messagesOf(locale: Locale): Messages {
  return env.NODE_ENV === "development" ? read(locale) : remember(`messages ${locale}`, () => read(locale));
}

function read(locale: Locale): Messages {
  const folder = join(process.cwd(), "messages", locale);
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  return Object.fromEntries(
    files.map((file) => [
      file.slice(0, -".json".length),
      messagesSchema.parse(JSON.parse(readFileSync(join(folder, file), "utf8"))),
    ]),
  );
}
