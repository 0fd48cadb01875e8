// First: Next's storages are made when they are loaded and need what this puts in place.
import "next/dist/server/node-environment-baseline";

import { createHash, createSign, generateKeyPairSync } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { viewerFromHeaders } from "@/lib/auth/viewer-from-headers";
import { openAuthBrowser } from "@/scripts/test/open-auth-browser";

/** A provider on this machine: it vouches for whatever `claims` say and checks that the one who asks also began. */
const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const provider = { server: null as unknown as Server, issuer: "", claims: {}, nonce: "", challenge: "" };

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
function signed(claims: object): string {
  const head = `${base64url({ alg: "RS256", kid: "k1" })}.${base64url(claims)}`;
  return `${head}.${createSign("RSA-SHA256").update(head).sign(privateKey, "base64url")}`;
}

function tokensFor(form: URLSearchParams): object | null {
  const verifier = form.get("code_verifier") ?? "";
  if (createHash("sha256").update(verifier).digest("base64url") !== provider.challenge) return null;
  const iat = Math.floor(Date.now() / 1000);
  const { issuer: iss, nonce, claims } = provider;
  const idToken = signed({ iss, aud: "querent", sub: "person-1", iat, exp: iat + 60, nonce, ...claims });
  return { access_token: "a", token_type: "Bearer", id_token: idToken };
}

beforeAll(async () => {
  provider.server = createServer(async (request, response) => {
    const { issuer } = provider;
    const answers: Record<string, () => Promise<object | null> | object> = {
      "/.well-known/openid-configuration": () => ({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        id_token_signing_alg_values_supported: ["RS256"],
      }),
      "/keys": () => ({ keys: [{ ...publicKey.export({ format: "jwk" }), kid: "k1", use: "sig", alg: "RS256" }] }),
      "/token": async () => tokensFor(new URLSearchParams(await text(request))),
    };
    const answer = await answers[request.url ?? ""]?.();
    response.writeHead(answer ? 200 : 400, { "content-type": "application/json" });
    response.end(JSON.stringify(answer ?? { error: "invalid_grant" }));
  });
  await new Promise<void>((resolve) => provider.server.listen(0, "127.0.0.1", resolve));
  provider.issuer = `http://127.0.0.1:${(provider.server.address() as AddressInfo).port}`;
});
afterAll(() => provider.server.close());

/** Goes to the provider and comes back, as the button on the sign-in page does. */
async function comeBack(claims: object, change: { state?: string } = {}) {
  const { handleNextAuth } = await import("@/lib/http/handle-next-auth");
  const browser = openAuthBrowser(handleNextAuth, "10.0.0.1");
  const { url } = await (await browser.submit("signin/sso", {})).json();
  const asked = new URL(url).searchParams;
  Object.assign(provider, { claims, nonce: asked.get("nonce"), challenge: asked.get("code_challenge") });
  const back = new URLSearchParams({ code: "c", state: change.state ?? asked.get("state") ?? "" });
  const response = await browser.call(`callback/sso?${back}`);
  const location = new URL(response.headers.get("location") ?? "", "http://querent.example:3000");
  return { asked, location, viewer: await viewerFromHeaders(browser.headers()) };
}

beforeAll(async () => {
  const { env } = await import("@/lib/env");
  Object.assign(env, {
    QUERENT_OIDC_ISSUER: `${provider.issuer}/`,
    QUERENT_OIDC_CLIENT_ID: "querent",
    QUERENT_OIDC_CLIENT_SECRET: "s",
  });
});

it("makes a viewer of somebody new with a verified address, and knows them when they come again", async () => {
  const claims = { email: "New.Person@example.com", email_verified: true, name: "New Person" };
  const first = await comeBack(claims);
  expect(first.asked.get("redirect_uri")).toBe("http://querent.example:3000/api/auth/callback/sso");
  expect(first.viewer).toMatchObject({ email: "new.person@example.com", name: "New Person", role: "viewer" });
  expect((await comeBack(claims)).viewer?.userId).toBe(first.viewer?.userId);
});

it("sends an unverified address back to the sign-in page with the reason", async () => {
  const { viewer, location } = await comeBack({ email: "someone@example.com", email_verified: false });
  expect([viewer, location.pathname, location.searchParams.get("error")]).toEqual([
    null,
    "/login",
    "auth/email-unverified",
  ]);
});

it("refuses an answer that this browser did not ask for", async () => {
  const { viewer, location } = await comeBack({ email: "a@example.com", email_verified: true }, { state: "forged" });
  expect([viewer, location.searchParams.get("error")]).toEqual([null, "OAuthCallback"]);
});

it("refuses an identity made for another sign-in", async () => {
  const { viewer } = await comeBack({ email: "a@example.com", email_verified: true, nonce: "another" });
  expect(viewer).toBeNull();
});
