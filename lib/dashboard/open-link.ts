import "server-only";
import { eq } from "drizzle-orm";
import { activeAccount, viewerOf } from "@/lib/auth/account";
import { audit } from "@/lib/auth/audit";
import { hashToken } from "@/lib/auth/hash-token";
import { verifyPassword } from "@/lib/auth/password";
import { lookSchema } from "@/lib/dashboard/look/schema";
import type { Sighting } from "@/lib/dashboard/look/sighting";
import { isUnlocked, unlockCookie } from "@/lib/dashboard/share/unlock-cookie";
import { store } from "@/lib/db/store";
import { refuse } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/locale";
import { ok, type Result } from "@/lib/result";

/** "Last used" is kept to the minute, so that a page that is looked at often does not write each time. */
const lastUsedPrecisionMs = 60_000;

/** Who asks: by the cookie that an entered password leaves. */
type Opening = { readonly headers: Headers; readonly locale: Locale };

/** A link that stands, with the sight that it lends. */
export type OpenedLink = Sighting & { readonly id: string };

/**
 * The link of a token with its viewer: whoever made it, as a mere viewer: their rows, by the rules for their own role and for
 * viewers, and none of what their role may otherwise do or read in an error.
 * **Fails** dashboard/link-not-found for every reason alike: unknown, expired, revoked, its maker's account ended;
 * dashboard/link-password until this browser has given the password.
 */
export async function openLink(token: string, { headers, locale }: Opening): Promise<Result<OpenedLink>> {
  const found = await standingLink(token);
  if (found === null) return refuse("dashboard/link-not-found");
  const { row, account } = found;
  if (row.passwordHash !== null && !isUnlocked(headers, { id: row.id, passwordHash: row.passwordHash })) {
    return refuse("dashboard/link-password");
  }
  const { db, tables } = await store();
  const { dashboardLinks: links } = tables;
  const now = new Date();
  const { id, dashboardId, lastUsedAt } = row;
  if (lastUsedAt === null || now.getTime() - lastUsedAt.getTime() > lastUsedPrecisionMs) {
    await db.update(links).set({ lastUsedAt: now }).where(eq(links.id, id));
    await audit(null, "link.open", id, { dashboardId });
  }
  const maker = viewerOf(account, locale);
  const fixed = lookSchema.shape.filters.parse(row.fixed ?? {});
  return ok({ id, dashboardId, fixed, viewer: { ...maker, role: "viewer", lentBy: maker.role } });
}

/**
 * Tries the password of a link. Gives the `Set-Cookie` line that opens the link for this browser.
 * **Fails** dashboard/link-not-found, dashboard/link-password-wrong.
 */
export async function unlockLink(token: string, password: string): Promise<Result<{ id: string; cookie: string }>> {
  const found = await standingLink(token);
  if (found === null) return refuse("dashboard/link-not-found");
  const { id, passwordHash } = found.row;
  if (passwordHash === null) return refuse("dashboard/link-not-found");
  const isRight = await verifyPassword(passwordHash, password);
  return isRight ? ok({ id, cookie: unlockCookie({ id, passwordHash }) }) : refuse("dashboard/link-password-wrong");
}

/** Null: unknown, expired, revoked, or its maker's account has ended. */
async function standingLink(token: string) {
  const { db, tables } = await store();
  const { dashboardLinks: links } = tables;
  const [row] = await db
    .select()
    .from(links)
    .where(eq(links.tokenHash, hashToken(token)));
  const stands = row !== undefined && row.revokedAt === null && (row.expiresAt === null || row.expiresAt > new Date());
  const account = stands ? await activeAccount(row.createdBy) : null;
  return stands && account !== null ? { row, account } : null;
}
