import "server-only";
import { eq } from "drizzle-orm";
import { decodeJwt, jwtVerify } from "jose";
import { activeAccount, viewerOf } from "@/lib/auth/account";
import { audit } from "@/lib/auth/audit";
import { lookSchema } from "@/lib/dashboard/look/schema";
import type { Sighting } from "@/lib/dashboard/look/sighting";
import { embedClaimsSchema } from "@/lib/dashboard/share/schema";
import { store } from "@/lib/db/store";
import { refuse } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/locale";
import { ok, type Result } from "@/lib/result";
import { unseal } from "@/lib/secret";

const lastUsedPrecisionMs = 60_000;
/** A token that is valid longer is a password that stands in a page. */
const validSecondsMax = 86_400;
/** Clocks differ. */
const toleranceSeconds = 30;

/** A frame that stands, with the sight that it lends and the sites that may show it. */
export type OpenedEmbed = Sighting & { readonly id: string; readonly origins: readonly string[] };

/**
 * The embedding of a signed token: the rows of the declared viewer as a mere viewer, under the filters that were fixed for everybody and
 * those of this visitor. Source: RFC 7519, HS256.
 * **Fails** dashboard/embed-not-found for every reason alike: unknown, revoked, wrongly signed, expired, valid for more than a day, the
 * viewer's account ended.
 */
export async function openEmbed(token: string, locale: Locale): Promise<Result<OpenedEmbed>> {
  const { db, tables } = await store();
  const { dashboardEmbeds: embeds } = tables;
  const id = subjectOf(token);
  const [row] = id === null ? [] : await db.select().from(embeds).where(eq(embeds.id, id));
  if (row === undefined || row.revokedAt !== null) return refuse("dashboard/embed-not-found");
  const filters = await filtersOf(token, unseal(row.secret, "embed-secret"));
  const account = filters === null ? null : await activeAccount(row.viewerId);
  if (filters === null || account === null) return refuse("dashboard/embed-not-found");
  const now = new Date();
  if (row.lastUsedAt === null || now.getTime() - row.lastUsedAt.getTime() > lastUsedPrecisionMs) {
    await db.update(embeds).set({ lastUsedAt: now }).where(eq(embeds.id, row.id));
    await audit(null, "embed.open", row.id, { dashboardId: row.dashboardId });
  }
  const declared = viewerOf(account, locale);
  return ok({
    ...{ id: row.id, dashboardId: row.dashboardId, origins: row.origins },
    // What was fixed for everybody holds over what the host says of this visitor.
    fixed: { ...filters, ...lookSchema.shape.filters.parse(row.fixed) },
    viewer: { ...declared, role: "viewer", lentBy: declared.role },
  });
}

/** What a token says that it is for, before anything of it is believed. */
function subjectOf(token: string): string | null {
  try {
    return decodeJwt(token).sub ?? null;
  } catch {
    // Not even the form of a token.
    return null;
  }
}

/** The visitor's filters, when the token is ours and holds. */
async function filtersOf(token: string, secret: string) {
  try {
    const verified = await jwtVerify(token, Buffer.from(secret), {
      ...{ algorithms: ["HS256"], requiredClaims: ["sub", "exp"], clockTolerance: toleranceSeconds },
    });
    const claims = embedClaimsSchema.safeParse(verified.payload);
    if (!claims.success) return null;
    const left = claims.data.exp - Date.now() / 1_000;
    return left <= validSecondsMax + toleranceSeconds ? claims.data.filters : null;
  } catch {
    // Wrongly signed or expired: said as one by the caller.
    return null;
  }
}
