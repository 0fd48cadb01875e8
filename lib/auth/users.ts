import "server-only";
import { and, asc, eq, ne, sql } from "drizzle-orm";
import { forgetAccount } from "@/lib/auth/account";
import { audit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import type { NewUser, PasswordChange, User, UserChange } from "@/lib/auth/schema";
import { roleSchema, type Viewer } from "@/lib/auth/viewer";
import type { Store } from "@/lib/db/open-store";
import { store } from "@/lib/db/store";
import { inTransaction, isUniqueViolation, takeTurn, type Writer } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/locale";
import { newId } from "@/lib/id";
import { ok, type Result } from "@/lib/result";

type UserRow = Store["tables"]["users"]["$inferSelect"];

/** What transactions take turns at that count administrators or users before they write. */
export const usersTurn = "users";

/** How many accounts there are, disabled ones too. None means that the first visitor sets Querent up. */
export async function countUsers(): Promise<number> {
  const { db, tables } = await store();
  return await countRows(db, tables);
}

/** The same inside a transaction. */
export async function countRows(db: Writer, tables: Store["tables"]): Promise<number> {
  const [row] = await db.select({ count: sql<number>`count(*)` }).from(tables.users);
  return Number(row?.count ?? 0);
}

/** All accounts. **Order** by name, then address. **Access** user:manage. */
export async function listUsers(viewer: Viewer): Promise<Result<User[]>> {
  if (!can(viewer, "user:manage")) return refuse("auth/forbidden");
  const { db, tables } = await store();
  const rows = await db.select().from(tables.users).orderBy(asc(tables.users.name), asc(tables.users.email));
  return ok(rows.map(toDto));
}

/** Creates an account. **Access** user:manage. **Fails** auth/email-taken. */
export async function createUser(viewer: Viewer, wanted: NewUser): Promise<Result<User>> {
  if (!can(viewer, "user:manage")) return refuse("auth/forbidden");
  const { db, tables } = await store();
  const created = await insertUser(db, tables, wanted);
  if (created.ok) await audit(viewer, "user.create", created.value.id, { email: wanted.email, role: wanted.role });
  return created;
}

/** Inserts an account without asking who does it: for set-up and single sign-on. **Fails** auth/email-taken. */
export async function insertUser(db: Writer, tables: Store["tables"], wanted: NewUser): Promise<Result<User>> {
  const row: UserRow = {
    id: newId(),
    email: wanted.email,
    name: wanted.name,
    role: wanted.role,
    passwordHash: wanted.password === null ? null : await hashPassword(wanted.password),
    groups: wanted.groups,
    attributes: wanted.attributes,
    locale: null,
    disabled: false,
    sessionEpoch: 1,
    createdAt: new Date(),
    lastSeenAt: null,
  };
  try {
    await db.insert(tables.users).values(row);
  } catch (error) {
    if (isUniqueViolation(error)) return refuse("auth/email-taken", { email: wanted.email });
    throw error;
  }
  return ok(toDto(row));
}

/**
 * Changes an account. A new role or a disabled account ends its sessions at once.
 * **Access** user:manage. **Fails** user/not-found, auth/last-admin.
 */
export async function updateUser(viewer: Viewer, userId: string, change: UserChange): Promise<Result<User>> {
  if (!can(viewer, "user:manage")) return refuse("auth/forbidden");
  const on = await store();
  const changed = await inTransaction(on, async (tx): Promise<Result<User>> => {
    await takeTurn({ ...on, db: tx }, usersTurn);
    const { users } = on.tables;
    const [before] = await tx.select().from(users).where(eq(users.id, userId));
    if (before === undefined) return refuse("user/not-found");
    const after = { ...before, ...definedOf(change) };
    const wasAdmin = before.role === "admin" && !before.disabled;
    const staysAdmin = after.role === "admin" && !after.disabled;
    if (wasAdmin && !staysAdmin && !(await hasOtherAdmin(tx, on.tables, userId))) return refuse("auth/last-admin");
    const ends = after.role !== before.role || (after.disabled && !before.disabled);
    after.sessionEpoch = before.sessionEpoch + (ends ? 1 : 0);
    await tx.update(users).set(after).where(eq(users.id, userId));
    return ok(toDto(after));
  });
  if (changed.ok) {
    await forgetAccount(userId);
    await audit(viewer, "user.change", userId, definedOf(change));
  }
  return changed;
}

/** Gives somebody a new password and ends their sessions. **Access** user:manage. **Fails** user/not-found. */
export async function setPassword(viewer: Viewer, userId: string, password: string): Promise<Result<void>> {
  if (!can(viewer, "user:manage")) return refuse("auth/forbidden");
  return await replacePassword(viewer, userId, password);
}

/** Changes the viewer's own password and ends all their sessions, this one too. **Fails** auth/wrong-credentials. */
export async function changeOwnPassword(viewer: Viewer, change: PasswordChange): Promise<Result<void>> {
  const { db, tables } = await store();
  const [row] = await db.select().from(tables.users).where(eq(tables.users.id, viewer.userId));
  if (!(await verifyPassword(row?.passwordHash ?? null, change.currentPassword))) {
    await audit(viewer, "user.refuse", viewer.userId, { reason: "wrong current password" });
    return refuse("auth/wrong-credentials");
  }
  return await replacePassword(viewer, viewer.userId, change.newPassword);
}

/** Changes what people may change about themselves. */
export async function changeSelf(viewer: Viewer, change: { name?: string; locale?: Locale }): Promise<void> {
  const { db, tables } = await store();
  await db.update(tables.users).set(definedOf(change)).where(eq(tables.users.id, viewer.userId));
  await forgetAccount(viewer.userId);
}

async function replacePassword(viewer: Viewer, userId: string, password: string): Promise<Result<void>> {
  const { db, tables } = await store();
  const { users } = tables;
  const [row] = await db.select({ id: users.id }).from(users).where(eq(users.id, userId));
  if (row === undefined) return refuse("user/not-found");
  await db
    .update(users)
    .set({ passwordHash: await hashPassword(password), sessionEpoch: sql`${users.sessionEpoch} + 1` })
    .where(eq(users.id, userId));
  await forgetAccount(userId);
  await audit(viewer, "user.password", userId);
  return ok(undefined);
}

async function hasOtherAdmin(tx: Writer, { users }: Store["tables"], userId: string): Promise<boolean> {
  const others = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, "admin"), eq(users.disabled, false), ne(users.id, userId)))
    .limit(1);
  return others.length > 0;
}

/** Drops what was left out: an `undefined` would otherwise overwrite on spread. */
function definedOf<T extends object>(change: T): Partial<T> {
  // Object.entries keeps exactly the keys of `change`.
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function toDto(row: UserRow): User {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: roleSchema.parse(row.role),
    groups: row.groups,
    attributes: row.attributes,
    disabled: row.disabled,
    hasPassword: row.passwordHash !== null,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  };
}
