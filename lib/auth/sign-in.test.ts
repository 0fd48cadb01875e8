import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { signInWithPassword, signInWithProfile } from "@/lib/auth/sign-in";
import { systemViewer } from "@/lib/auth/system-viewer";
import { updateUser } from "@/lib/auth/users";
import { store } from "@/lib/db/store";
import { newId } from "@/lib/id";
import { signInAs } from "@/scripts/test/sign-in-as";

const password = "correct horse battery";
const wrongCredentials = { ok: false, error: { code: "auth/wrong-credentials", params: {} } };

async function auditOf(subject: string) {
  const { db, tables } = await store();
  const rows = await db.select().from(tables.auditEvents).where(eq(tables.auditEvents.subject, subject));
  return rows.map(({ action, details }) => ({ action, ...details }));
}

it("lets in with the right password and notes it", async () => {
  const { user } = await signInAs("viewer", password);
  const signedIn = await signInWithPassword({ email: ` ${user.email.toUpperCase()} `, password });
  expect(signedIn).toEqual({ ok: true, value: { id: user.id, email: user.email, name: user.name, sessionEpoch: 1 } });
  expect(await auditOf(user.id)).toEqual([{ action: "session.start", by: "password" }]);
});

it("says the same of an unknown address, a wrong password, a disabled account and one without password", async () => {
  const wrong = await signInAs("viewer", password);
  const disabled = await signInAs("viewer", password);
  await updateUser(systemViewer(), disabled.user.id, { disabled: true });
  const without = await signInAs("viewer");
  const attempts = [
    { email: `${newId()}@example.com`, password },
    { email: wrong.user.email, password: "something else" },
    { email: disabled.user.email, password },
    { email: without.user.email, password: "" },
    { email: without.user.email, password },
    { email: ["a"], password: { length: 1 } },
  ];
  for (const attempt of attempts) expect(await signInWithPassword(attempt)).toEqual(wrongCredentials);
  expect(await auditOf(wrong.user.email)).toEqual([{ action: "session.refuse", reason: "wrong password" }]);
});

it("makes a viewer of somebody new whom the provider vouches for, once, also when they come twice at once", async () => {
  const email = `${newId()}@example.com`;
  const profile = { email, email_verified: true, name: "New Person" };
  const [first, second] = await Promise.all([signInWithProfile(profile), signInWithProfile(profile)]);
  expect(first).toEqual(second);
  const { db, tables } = await store();
  expect(await db.select().from(tables.users).where(eq(tables.users.email, email))).toMatchObject([
    { name: "New Person", role: "viewer", passwordHash: null },
  ]);
});

it.each([
  [{ email: "a@example.com" }],
  [{ email: "a@example.com", email_verified: false }],
  [{ email: "a@example.com", email_verified: "true" }],
  [{ email_verified: true }],
])("refuses an address the provider has not verified: %j", async (profile) => {
  expect(await signInWithProfile(profile)).toMatchObject({ ok: false, error: { code: "auth/email-unverified" } });
});

it("refuses a disabled account by single sign-on too", async () => {
  const { user } = await signInAs("designer");
  await updateUser(systemViewer(), user.id, { disabled: true });
  expect(await signInWithProfile({ email: user.email, email_verified: true })).toEqual(wrongCredentials);
});
