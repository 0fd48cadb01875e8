import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { verifyPassword } from "@/lib/auth/password";
import { newUserSchema } from "@/lib/auth/schema";
import { systemViewer } from "@/lib/auth/system-viewer";
import { changeOwnPassword, createUser, listUsers, setPassword, updateUser } from "@/lib/auth/users";
import type { Viewer } from "@/lib/auth/viewer";
import { viewerFromHeaders } from "@/lib/auth/viewer-from-headers";
import { store } from "@/lib/db/store";
import { newId } from "@/lib/id";
import { sessionHeaders, signInAs } from "@/scripts/test/sign-in-as";

const admin = systemViewer();
const newUser = (over: object = {}) =>
  newUserSchema.parse({ email: `${newId()}@example.com`, name: "Somebody", role: "viewer", ...over });

const viewerOf = async (headers: { cookie: string }) => {
  const viewer = await viewerFromHeaders(new Headers(headers));
  if (viewer === null) throw new Error("nobody is signed in");
  return viewer;
};

it("keeps an address once, whatever its case", async () => {
  const email = `${newId()}@Example.com`;
  expect(await createUser(admin, newUser({ email }))).toMatchObject({
    ok: true,
    value: { email: email.toLowerCase() },
  });
  expect(await createUser(admin, newUser({ email: email.toUpperCase() }))).toMatchObject({
    ok: false,
    error: { code: "auth/email-taken" },
  });
});

it("never gives a password hash away", async () => {
  await createUser(admin, newUser({ password: "a long password" }));
  expect(JSON.stringify(await listUsers(admin))).not.toContain("argon2");
});

it.each(["viewer", "designer"] as const)("lets no %s manage people", async (role) => {
  const { user, headers } = await signInAs(role);
  const viewer = await viewerOf(headers);
  const forbidden = { ok: false, error: { code: "auth/forbidden", params: {} } };
  expect(await listUsers(viewer)).toEqual(forbidden);
  expect(await createUser(viewer, newUser({ role: "admin" }))).toEqual(forbidden);
  expect(await updateUser(viewer, user.id, { role: "admin" })).toEqual(forbidden);
  expect(await setPassword(viewer, user.id, "a new password")).toEqual(forbidden);
});

it.each([{ role: "designer" }, { disabled: true }] as const)("ends sessions at once on %j", async (change) => {
  const { user, headers } = await signInAs("viewer");
  expect((await viewerOf(headers)).userId).toBe(user.id);
  await updateUser(admin, user.id, change);
  expect(await viewerFromHeaders(new Headers(headers))).toBeNull();
});

it("leaves sessions alone when only a name changes, and shows the new name at once", async () => {
  const { user, headers } = await signInAs("viewer");
  await viewerOf(headers);
  await updateUser(admin, user.id, { name: "New Name" });
  expect((await viewerOf(headers)).name).toBe("New Name");
});

it("keeps one administrator when two demote each other at the same moment", async () => {
  const { db, tables } = await store();
  await db.delete(tables.users).where(eq(tables.users.role, "admin"));
  const [a, b] = [await signInAs("admin"), await signInAs("admin")];
  const [viewerA, viewerB] = [await viewerOf(a.headers), await viewerOf(b.headers)];
  const outcomes = await Promise.all([
    updateUser(viewerA, b.user.id, { role: "viewer" }),
    updateUser(viewerB, a.user.id, { disabled: true }),
  ]);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ error: { code: "auth/last-admin" } });
});

it("ends all sessions when somebody changes their password, and asks for the present one", async () => {
  const { user, headers } = await signInAs("viewer", "the old password");
  const viewer: Viewer = await viewerOf(headers);
  const wrong = await changeOwnPassword(viewer, { currentPassword: "a guess", newPassword: "the new password" });
  expect(wrong).toMatchObject({ ok: false, error: { code: "auth/wrong-credentials" } });
  expect(await viewerFromHeaders(new Headers(headers))).not.toBeNull();
  const right = await changeOwnPassword(viewer, {
    currentPassword: "the old password",
    newPassword: "the new password",
  });
  expect(right.ok).toBe(true);
  expect(await viewerFromHeaders(new Headers(headers))).toBeNull();
  expect(await viewerFromHeaders(new Headers(await sessionHeaders(user.id, 2)))).not.toBeNull();
});

it("says user/not-found for nobody", async () => {
  expect(await updateUser(admin, newId(), { name: "x" })).toMatchObject({
    ok: false,
    error: { code: "user/not-found" },
  });
  expect(await setPassword(admin, newId(), "a new password")).toMatchObject({
    ok: false,
    error: { code: "user/not-found" },
  });
});

it("accepts a password in either Unicode form and refuses everybody without one", async () => {
  const { user } = await signInAs("viewer", "pass\u00e9word long");
  const { db, tables } = await store();
  const [row] = await db.select().from(tables.users).where(eq(tables.users.id, user.id));
  expect(await verifyPassword(row?.passwordHash ?? null, "passe\u0301word long")).toBe(true);
  expect(await verifyPassword(null, "nobody has this password")).toBe(false);
});
