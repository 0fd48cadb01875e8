import "server-only";
import { eq } from "drizzle-orm";
import { activeAccount, viewerOf } from "@/lib/auth/account";
import { audit } from "@/lib/auth/audit";
import { hashToken } from "@/lib/auth/hash-token";
import { lookSchema } from "@/lib/dashboard/look/schema";
import type { Sighting } from "@/lib/dashboard/look/sighting";
import { store } from "@/lib/db/store";
import { refuse } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/locale";
import { ok, type Result } from "@/lib/result";

/** "Last used" is kept to the minute, so that a page that is looked at often does not write each time. */
const lastUsedPrecisionMs = 60_000;

/** A link that stands, with the sight that it lends. */
export type OpenedLink = Sighting & { readonly id: string };

/**
 * The link of a token with its viewer: whoever made it, as a mere viewer: their rows, by the rules for their own role and for
 * viewers, and none of what their role may otherwise do or read in an error.
 * **Fails** dashboard/link-not-found for every reason alike: unknown, expired, revoked, its maker's account ended.
 */
export async function openLink(token: string, locale: Locale): Promise<Result<OpenedLink>> {
  const { db, tables } = await store();
  const { dashboardLinks: links } = tables;
  const now = new Date();
  const [row] = await db
    .select()
    .from(links)
    .where(eq(links.tokenHash, hashToken(token)));
  const stands = row !== undefined && row.revokedAt === null && (row.expiresAt === null || row.expiresAt > now);
  const account = stands ? await activeAccount(row.createdBy) : null;
  if (!stands || account === null) return refuse("dashboard/link-not-found");
  const { id, dashboardId, lastUsedAt } = row;
  if (lastUsedAt === null || now.getTime() - lastUsedAt.getTime() > lastUsedPrecisionMs) {
    await db.update(links).set({ lastUsedAt: now }).where(eq(links.id, id));
    await audit(null, "link.open", id, { dashboardId });
  }
  const maker = viewerOf(account, locale);
  const fixed = lookSchema.shape.filters.parse(row.fixed ?? {});
  return ok({ id, dashboardId, fixed, viewer: { ...maker, role: "viewer", lentBy: maker.role } });
}
