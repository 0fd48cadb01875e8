// First: Next's storages are made when they are loaded and need what this puts in place.
import "next/dist/server/node-environment-baseline";

import { beforeAll, describe, expect, it } from "vitest";
import { viewerFromHeaders } from "@/lib/auth/viewer-from-headers";
import { handleNextAuth } from "@/lib/http/handle-next-auth";
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
    await browser.submit("signout", {});
    expect(await viewerFromHeaders(browser.headers())).toBeNull();
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
    expect(await guesser.signIn({ email, password })).toMatchObject({ status: 429, error: "request/rate" });
    expect((await openBrowser("10.0.0.1").signIn({ email, password })).status).toBe(200);
    const neighbour = (await signInAs("viewer", password)).user.email;
    expect((await openBrowser("10.9.9.9").signIn({ email: neighbour, password })).status).toBe(200);
  });

  it("needs the form's own token, so that no other site can sign somebody in", async () => {
    const browser = openBrowser();
    await browser.call("callback/credentials", { email, password, csrfToken: "forged", json: "true" });
    expect(await viewerFromHeaders(browser.headers())).toBeNull();
  });
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
