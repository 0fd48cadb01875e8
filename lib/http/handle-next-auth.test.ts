// First: Next's storages are made when they are loaded and need what this puts in place.
import "next/dist/server/node-environment-baseline";

import { beforeAll, describe, expect, it } from "vitest";
import { knownDevice } from "@/lib/auth/known-device";
import { viewerFromHeaders } from "@/lib/auth/viewer-from-headers";
import { isUnlocked, unlockCookie } from "@/lib/dashboard/share/unlock-cookie";
import { handleNextAuth } from "@/lib/http/handle-next-auth";
import { newKey, replaceKeyFile } from "@/lib/key-file";
import { installationSecrets, keyFilePath } from "@/lib/secret";
import { openAuthBrowser } from "@/scripts/test/open-auth-browser";
import { signInAs } from "@/scripts/test/sign-in-as";

const password = "a long password";
const openBrowser = (address = "10.0.0.1") => openAuthBrowser(handleNextAuth, address);
let email: string;
beforeAll(async () => {
  email = (await signInAs("designer", password)).user.email;
});

describe("signing in", () => {
  it("gives a session that only the server can read, and signing out ends it", async () => {
    const browser = openBrowser();
    const { status, error, response } = await browser.signIn({ email, password });
    expect([status, error]).toEqual([200, null]);
    const cookie = response.headers.getSetCookie().find((line) => line.includes("session-token"));
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(await viewerFromHeaders(browser.headers())).toMatchObject({ email, role: "designer" });
    expect(await (await browser.call("session")).json()).toMatchObject({ user: { email } });
    const copied = browser.headers();
    await browser.submit("signout", {});
    expect(await viewerFromHeaders(browser.headers())).toBeNull();
    expect(await viewerFromHeaders(copied)).toBeNull();
  });

  it("says only that the credentials are wrong", async () => {
    const browser = openBrowser();
    for (const given of [
      { email, password: "wrong" },
      { email: "nobody@example.com", password },
    ]) {
      expect(await browser.signIn(given)).toMatchObject({ status: 401, error: "auth/wrong-credentials" });
    }
    expect(browser.jar.has("next-auth.session-token")).toBe(false);
  });

  it("stops guessing from one address without locking out the owner elsewhere", async () => {
    const guesser = openBrowser("10.9.9.9");
    for (let attempt = 0; attempt < 10; attempt += 1) await guesser.signIn({ email, password: `guess ${attempt}` });
    expect(await guesser.signIn({ email, password })).toMatchObject({
      status: 429,
      error: expect.stringMatching(/^request\/rate:\d+$/),
    });
    expect((await openBrowser("10.0.0.1").signIn({ email, password })).status).toBe(200);
    const neighbour = (await signInAs("viewer", password)).user.email;
    expect((await openBrowser("10.9.9.9").signIn({ email: neighbour, password })).status).toBe(200);
  });

  it("slows down guessing one account from many addresses, but not the browser that its owner has used before", async () => {
    const owned = (await signInAs("viewer", password)).user.email;
    const known = openBrowser("203.0.113.1");
    expect((await known.signIn({ email: owned, password })).status).toBe(200);
    for (let from = 0; from < 30; from += 1) {
      const guess = { email: owned, password: `guess ${from}` };
      expect((await openBrowser(`198.51.100.${from}`).signIn(guess)).status).toBe(401);
    }
    const fresh = await openBrowser("198.51.100.99").signIn({ email: owned, password });
    expect(fresh).toMatchObject({ status: 429, error: expect.stringMatching(/^request\/rate:\d+$/) });
    expect(Number(fresh.response.headers.get("retry-after"))).toBeGreaterThan(600);
    await known.submit("signout", {});
    expect((await known.signIn({ email: owned, password })).status).toBe(200);
  });

  it("slows down an address that tries one password after another at many accounts", async () => {
    const sprayer = openBrowser("203.0.113.66");
    const statuses: number[] = [];
    for (let account = 0; account < 51; account += 1) {
      statuses.push((await sprayer.signIn({ email: `person-${account}@example.com`, password: "Summer2024" })).status);
    }
    expect(statuses.slice(0, 50).every((status) => status === 401)).toBe(true);
    expect(statuses[50]).toBe(429);
  });

  it("starts to count anew after a success", async () => {
    const mine = (await signInAs("viewer", password)).user.email;
    const browser = openBrowser("203.0.113.20");
    for (let round = 0; round < 3; round += 1) {
      for (let attempt = 0; attempt < 9; attempt += 1) await browser.signIn({ email: mine, password: "wrong" });
      expect((await browser.signIn({ email: mine, password })).status).toBe(200);
    }
  });

  it("knows a browser by a cookie of its own that is worth nothing for other accounts or when it is forged", async () => {
    const browser = openBrowser("203.0.113.30");
    const { response } = await browser.signIn({ email, password });
    const line = response.headers.getSetCookie().find((cookie) => cookie.includes("querent-device")) ?? "";
    expect(line).toMatch(/; HttpOnly; SameSite=Lax$/);
    expect(line).not.toContain(email);
    expect(knownDevice(browser.headers(), email)).not.toBeNull();
    expect(knownDevice(browser.headers(), "other@example.com")).toBeNull();
    expect(knownDevice(browser.headers(), email, new Date(Date.now() + 181 * 86_400_000))).toBeNull();
    const forged = (browser.headers().get("cookie") ?? "").replace(/(querent-device-[^=]+=)[0-9a-f]/, "$1x");
    expect(knownDevice(new Headers({ cookie: forged }), email)).toBeNull();
  });

  it("needs the form's own token, so that no other site can sign somebody in", async () => {
    const browser = openBrowser();
    await browser.call("callback/credentials", { email, password, csrfToken: "forged", json: "true" });
    expect(await viewerFromHeaders(browser.headers())).toBeNull();
  });
});

it("keeps sessions, known browsers and unlocked links through a change of the secret, until the one before is taken away", async () => {
  const [browser, link] = [openBrowser("203.0.113.40"), { id: "link", passwordHash: "hash" }];
  await browser.signIn({ email, password });
  const [unlocked = ""] = unlockCookie(link).split(";");
  const before = new Headers({ cookie: `${browser.headers().get("cookie")}; ${unlocked}` });
  const standing = async () => [
    await viewerFromHeaders(before),
    knownDevice(before, email),
    isUnlocked(before, link) || null,
  ];
  const [old] = installationSecrets();
  replaceKeyFile(keyFilePath(), [newKey(), old]);
  // A cookie that nothing known opens makes it look at the file.
  await viewerFromHeaders(new Headers({ cookie: "next-auth.session-token=eyJhbGciOiJkaXIifQ.broken" }));
  expect(installationSecrets()).toHaveLength(2);
  expect(await standing()).not.toContain(null);
  expect(await (await browser.call("session")).json()).toMatchObject({ user: { email } });
  // That answer has brought a session under the new secret.
  replaceKeyFile(keyFilePath(), [installationSecrets()[0]]);
  await viewerFromHeaders(new Headers({ cookie: "next-auth.session-token=eyJhbGciOiJkaXIifQ.broken" }));
  expect(await standing()).toEqual([null, null, null]);
  expect(await viewerFromHeaders(browser.headers())).toMatchObject({ email });
});

it("answers a corrupted session with signed out and takes the cookie away", async () => {
  const browser = openBrowser();
  browser.jar.set("next-auth.session-token", "eyJhbGciOiJkaXIifQ.broken");
  const response = await browser.call("session");
  expect([response.status, await response.json()]).toEqual([200, {}]);
  expect(browser.jar.has("next-auth.session-token")).toBe(false);
});

it("refuses a body above the limit", async () => {
  expect((await openBrowser().call("callback/credentials", { email: "x".repeat(70_000) })).status).toBe(413);
});

it.each(["signin", "signout"])("sends next-auth's own page %s to ours", async (page) => {
  const response = await openBrowser().call(page);
  expect(response.status).toBe(302);
  expect(new URL(response.headers.get("location") ?? "", "http://querent.example:3000").pathname).toBe("/login");
});
