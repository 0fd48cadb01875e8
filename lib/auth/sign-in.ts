import "server-only";
import { eq } from "drizzle-orm";
import { audit } from "@/lib/auth/audit";
import { verifyPassword } from "@/lib/auth/password";
import { emailSchema, givenPasswordSchema } from "@/lib/auth/schema";
import { insertUser } from "@/lib/auth/users";
import type { Store } from "@/lib/db/open-store";
import { store } from "@/lib/db/store";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";

/** What a new session is made of. */
export type SignedIn = { id: string; email: string; name: string; sessionEpoch: number };

type UserRow = Store["tables"]["users"]["$inferSelect"];

/**
 * Checks an address and a password; takes equally long and says the same for an unknown address, a wrong password and a
 * disabled account. **Fails** auth/wrong-credentials.
 */
export async function signInWithPassword(given: { email: unknown; password: unknown }): Promise<Result<SignedIn>> {
  const email = emailSchema.safeParse(given.email);
  const password = givenPasswordSchema.safeParse(given.password);
  if (!email.success || !password.success) return refuse("auth/wrong-credentials");
  const row = await findByEmail(email.data);
  const matches = await verifyPassword(row?.passwordHash ?? null, password.data);
  if (row === null || !matches || row.disabled) {
    const reason = row === null ? "unknown address" : matches ? "disabled" : "wrong password";
    await audit(row === null ? null : { userId: row.id }, "session.refuse", email.data, { reason });
    return refuse("auth/wrong-credentials");
  }
  return ok(await startSession(row, "password"));
}

/**
 * Lets in whom the single sign-on provider vouches for. Somebody new becomes a viewer; an address the provider has not
 * verified could be anybody's. **Fails** auth/email-unverified, auth/wrong-credentials (disabled).
 */
export async function signInWithProfile(profile: {
  email?: unknown;
  email_verified?: unknown;
  name?: unknown;
}): Promise<Result<SignedIn>> {
  const email = emailSchema.safeParse(profile.email);
  if (!email.success || profile.email_verified !== true) {
    await audit(null, "session.refuse", email.data ?? null, { reason: "address not verified by the provider" });
    return refuse("auth/email-unverified");
  }
  const name = typeof profile.name === "string" && profile.name.trim() !== "" ? profile.name.trim() : email.data;
  const row = (await findByEmail(email.data)) ?? (await createViewer(email.data, name.slice(0, 190)));
  if (row === null || row.disabled) {
    await audit(row === null ? null : { userId: row.id }, "session.refuse", email.data, { reason: "disabled" });
    return refuse("auth/wrong-credentials");
  }
  return ok(await startSession(row, "single sign-on"));
}

async function createViewer(email: string, name: string): Promise<UserRow | null> {
  const { db, tables } = await store();
  const created = await insertUser(db, tables, {
    email,
    name,
    role: "viewer",
    password: null,
    groups: [],
    attributes: {},
  });
  if (created.ok)
    await audit({ userId: created.value.id }, "user.create", created.value.id, { email, by: "single sign-on" });
  // Taken means that the same person came in twice at once: both continue with the one row.
  return await findByEmail(email);
}

async function startSession(row: UserRow, by: "password" | "single sign-on"): Promise<SignedIn> {
  const { db, tables } = await store();
  await db.update(tables.users).set({ lastSeenAt: new Date() }).where(eq(tables.users.id, row.id));
  await audit({ userId: row.id }, "session.start", row.id, { by });
  return { id: row.id, email: row.email, name: row.name, sessionEpoch: row.sessionEpoch };
}

async function findByEmail(email: string): Promise<UserRow | null> {
  const { db, tables } = await store();
  const [row] = await db.select().from(tables.users).where(eq(tables.users.email, email));
  return row ?? null;
}
