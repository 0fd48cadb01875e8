import "server-only";
import { openEmbed } from "@/lib/dashboard/share/open-embed";
import { originOf } from "@/lib/dashboard/share/origin-of";
import { embedTokenOf } from "@/lib/http/embed-token-of";
import { defaultLocale } from "@/lib/i18n/locale";

/** The sites that may frame the page at this address: those of the embedding whose token stands in it, and none anywhere else. */
export async function frameAncestors(pathname: string): Promise<string[]> {
  const token = embedTokenOf(pathname);
  if (token === null) return [];
  const embed = await openEmbed(token, defaultLocale);
  return embed.ok ? embed.value.origins.filter((origin) => originOf(origin) === origin) : [];
}
