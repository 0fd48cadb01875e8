import "server-only";
import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { localeSchema } from "@/lib/auth/schema";
import { roleSchema, type Viewer } from "@/lib/auth/viewer";
import { cached } from "@/lib/cache/cached";
import { invalidate } from "@/lib/cache/invalidate";
import { store } from "@/lib/db/store";
import { AppError } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/locale";
import { ok } from "@/lib/result";

/** What decides whether a session or token still counts and what its owner may do. Cached; no secret in it. */
export const accountSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: roleSchema,
  groups: z.array(z.string()),
  attributes: z.record(z.string(), z.string()),
  locale: localeSchema.nullable().catch(null),
  disabled: z.boolean(),
  sessionEpoch: z.int(),
});
export type Account = z.infer<typeof accountSchema>;

const tag = (userId: string) => `user:${userId}`;

/** The account with this id through the cache; null when there is none or it is disabled. */
export async function activeAccount(userId: string): Promise<Account | null> {
  const found = await cached(
    { kind: "user", key: [userId], tags: [tag(userId)], schema: accountSchema.nullable() },
    async () => ok(await readAccount(userId)),
  );
  if (!found.ok) throw new AppError(`Reading an account was refused: ${found.error.code}`);
  const account = found.value.value;
  return account === null || account.disabled ? null : account;
}

/** The account with this address, read anew; null when there is none or it is disabled. */
export async function activeAccountByEmail(email: string): Promise<Account | null> {
  const { db, tables } = await store();
  const [row] = await db.select().from(tables.users).where(eq(tables.users.email, email));
  return row === undefined || row.disabled ? null : accountSchema.parse(row);
}

/** Makes every instance read the account anew: call it after each change, before answering. */
export async function forgetAccount(userId: string): Promise<void> {
  await invalidate([tag(userId)]);
}

async function readAccount(userId: string): Promise<Account | null> {
  const { db, tables } = await store();
  const [row] = await db.select().from(tables.users).where(eq(tables.users.id, userId));
  return row === undefined ? null : accountSchema.parse(row);
}

/** The account as the first argument of everything that is read or written for its owner. */
export function viewerOf(account: Account, locale: Locale): Viewer {
  return {
    userId: account.id,
    email: account.email,
    name: account.name,
    role: account.role,
    groups: account.groups,
    attributes: account.attributes,
    locale,
    scopeKey: scopeKeyOf(account),
  };
}

/**
 * Row rules look at role, groups and attributes; people who agree in these share cached results. Who somebody is (address, id, name) is
 * not in it: where a rule names that, its value stands in the text of the query, which is part of the key as well.
 */
function scopeKeyOf({ role, groups, attributes }: Account): string {
  const sorted = [role, [...groups].sort(), Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1))];
  return createHash("sha256").update(JSON.stringify(sorted)).digest("base64url").slice(0, 22);
}
