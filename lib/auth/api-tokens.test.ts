import { expect, it } from "vitest";
import { accountOfToken, createApiToken, listApiTokens, revokeApiToken } from "@/lib/auth/api-tokens";
import { systemViewer } from "@/lib/auth/system-viewer";
import { updateUser } from "@/lib/auth/users";
import { viewerFromHeaders } from "@/lib/auth/viewer-from-headers";
import { store } from "@/lib/db/store";
import { signInAs } from "@/scripts/test/sign-in-as";

async function someone() {
  const { user, headers } = await signInAs("designer");
  const viewer = await viewerFromHeaders(new Headers(headers));
  if (viewer === null) throw new Error("nobody is signed in");
  return { user, viewer };
}

it("acts as its owner and is kept only as a hash", async () => {
  const { viewer } = await someone();
  const { secret } = await createApiToken(viewer, { name: "script", days: null });
  const headers = new Headers({ authorization: `Bearer ${secret}` });
  expect(await viewerFromHeaders(headers)).toMatchObject({ userId: viewer.userId, role: "designer" });
  const { db, tables } = await store();
  expect(JSON.stringify(await db.select().from(tables.apiTokens))).not.toContain(secret);
  expect(JSON.stringify(await listApiTokens(viewer))).not.toContain(secret);
});

it("ends at once when it is revoked, and only its owner can revoke it", async () => {
  const [owner, other] = [await someone(), await someone()];
  const token = await createApiToken(owner.viewer, { name: "script", days: null });
  expect(await revokeApiToken(other.viewer, token.id)).toMatchObject({ ok: false, error: { code: "token/not-found" } });
  expect(await accountOfToken(token.secret)).not.toBeNull();
  expect((await revokeApiToken(owner.viewer, token.id)).ok).toBe(true);
  expect(await accountOfToken(token.secret)).toBeNull();
  expect(await listApiTokens(owner.viewer)).toEqual([]);
  expect((await revokeApiToken(owner.viewer, token.id)).ok).toBe(false);
});

it("ends after its days", async () => {
  const { viewer } = await someone();
  const { secret } = await createApiToken(viewer, { name: "script", days: 30 });
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
  expect(await accountOfToken(secret, inDays(29))).not.toBeNull();
  expect(await accountOfToken(secret, inDays(31))).toBeNull();
});

it("ends when its owner is disabled", async () => {
  const { user, viewer } = await someone();
  const { secret } = await createApiToken(viewer, { name: "script", days: null });
  await updateUser(systemViewer(), user.id, { disabled: true });
  expect(await accountOfToken(secret)).toBeNull();
});

it("notes when it was last used", async () => {
  const { viewer } = await someone();
  const { secret } = await createApiToken(viewer, { name: "script", days: null });
  const now = new Date();
  await accountOfToken(secret, now);
  await accountOfToken(secret, new Date(now.getTime() + 30_000));
  expect(await listApiTokens(viewer)).toMatchObject([{ lastUsedAt: now.toISOString() }]);
  const later = new Date(now.getTime() + 61_000);
  await accountOfToken(secret, later);
  expect(await listApiTokens(viewer)).toMatchObject([{ lastUsedAt: later.toISOString() }]);
});
