// First: Next's storages are made when they are loaded and need what this puts in place.
import "next/dist/server/node-environment-baseline";

import { afterAll, beforeAll, expect, it, vi } from "vitest";

const password = "a long password";
let cookies: string[] = [];

beforeAll(async () => {
  vi.resetModules();
  vi.stubEnv("QUERENT_URL", "https://querent.example:3000");
  const { signInAs } = await import("@/scripts/test/sign-in-as");
  const { openAuthBrowser } = await import("@/scripts/test/open-auth-browser");
  const { handleNextAuth } = await import("@/lib/http/handle-next-auth");
  const { email } = (await signInAs("viewer", password)).user;
  const browser = openAuthBrowser(handleNextAuth, "203.0.113.1");
  const csrf = await browser.call("csrf");
  const { response } = await browser.signIn({ email, password });
  cookies = [...csrf.headers.getSetCookie(), ...response.headers.getSetCookie()];
});
afterAll(() => {
  vi.unstubAllEnvs();
});

it("keeps every cookie of a sign-in to https, to the server and to our own pages, where people reach us by https", () => {
  const names = cookies.map((cookie) => cookie.split("=", 1)[0] ?? "");
  for (const name of [
    /^__Secure-next-auth\.session-token$/,
    /^__Host-next-auth\.csrf-token$/,
    /^__Host-querent-device-/,
  ]) {
    expect(
      names.some((given) => name.test(given)),
      String(name),
    ).toBe(true);
  }
  for (const cookie of cookies) {
    expect(cookie).toMatch(/; *HttpOnly/i);
    expect(cookie).toMatch(/; *Secure/i);
    expect(cookie).toMatch(/; *SameSite=Lax/i);
  }
});

it("gives cookies whose name promises it to no other host and no part of ours", () => {
  for (const cookie of cookies.filter((line) => line.startsWith("__Host-"))) {
    expect(cookie).toMatch(/; *Path=\/(;|$)/i);
    expect(cookie).not.toMatch(/; *Domain=/i);
  }
});
