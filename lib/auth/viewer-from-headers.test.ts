import { encode } from "next-auth/jwt";
import { expect, it } from "vitest";
import { createApiToken } from "@/lib/auth/api-tokens";
import { sessionSecret } from "@/lib/auth/session-token";
import { systemViewer } from "@/lib/auth/system-viewer";
import { createUser } from "@/lib/auth/users";
import { viewerFromHeaders } from "@/lib/auth/viewer-from-headers";
import { newId } from "@/lib/id";
import { newContext, runInContext } from "@/lib/telemetry/request-context";
import { sessionHeaders, signInAs } from "@/scripts/test/sign-in-as";

const viewer = (headers: Record<string, string>) => viewerFromHeaders(new Headers(headers));
const cookie = (value: string) => ({ cookie: `next-auth.session-token=${value}` });

it("knows who is signed in, in the language of this browser or its list", async () => {
  const { user, headers } = await signInAs("designer");
  expect(await viewer(headers)).toMatchObject({ userId: user.id, email: user.email, role: "designer", locale: "en" });
  expect(await viewer({ ...headers, "accept-language": "zh" })).toMatchObject({ locale: "zh" });
  expect(await viewer({ cookie: `${headers.cookie}; querent_locale=zh` })).toMatchObject({ locale: "zh" });
});

it("takes a missing, corrupted, foreign, expired or future session for signed out", async () => {
  const { user, headers } = await signInAs("viewer");
  const whole = headers.cookie.split("=")[1] ?? "";
  const token = { sub: user.id, epoch: 1 };
  const foreign = await encode({ token, secret: "another installation" });
  const expired = await encode({ token, secret: sessionSecret(), maxAge: -60 });
  for (const value of ["", "x", "%E0%A4%A", whole.slice(0, -5), `${whole}x`, foreign, expired]) {
    expect(await viewer(cookie(value)), value.slice(0, 20)).toBeNull();
  }
  expect(await viewer({})).toBeNull();
  expect(await viewer(await sessionHeaders(user.id, 2))).toBeNull();
  expect(await viewer(await sessionHeaders(newId(), 1))).toBeNull();
});

it("judges a request with a token by the token alone, and leaves other schemes to proxies", async () => {
  const { headers } = await signInAs("viewer");
  expect(await viewer({ ...headers, authorization: "Bearer qrt_wrong" })).toBeNull();
  expect(await viewer({ ...headers, authorization: "Basic dXNlcjpwYXNz" })).not.toBeNull();
  expect(await viewer({ authorization: `Bearer ${headers.cookie.split("=")[1]}` })).toBeNull();
});

it("tells the log who and by which session, and nobody where there is none or a token", async () => {
  const { user } = await signInAs("viewer");
  const sid = newId();
  const noted = async (headers: Record<string, string>) => {
    const context = newContext("request-1");
    await runInContext(context, () => viewer(headers));
    return context;
  };
  const headers = await sessionHeaders(user.id, 1, sid);
  expect(await noted(headers)).toMatchObject({ userId: user.id, sessionId: sid });
  expect(await noted({})).toMatchObject({ userId: null, sessionId: null });
  expect(await noted(await sessionHeaders(user.id, 2, sid))).toMatchObject({ userId: null, sessionId: null });
  const account = await viewer(headers);
  if (account === null) throw new Error("not signed in");
  const { secret } = await createApiToken(account, { name: "script", days: null });
  const byToken = { ...headers, authorization: `Bearer ${secret}` };
  expect(await noted(byToken)).toMatchObject({ userId: user.id, sessionId: null });
});

it("gives people the same scope exactly when role, groups and attributes agree", async () => {
  const scope = async (
    groups: string[],
    attributes: Record<string, string>,
    role: "viewer" | "designer" = "viewer",
  ) => {
    const email = `${newId()}@example.com`;
    const made = await createUser(systemViewer(), { email, name: "x", role, password: null, groups, attributes });
    return made.ok ? (await viewer(await sessionHeaders(made.value.id, 1)))?.scopeKey : null;
  };
  const base = await scope(["a", "b"], { x: "1", y: "2" });
  expect(await scope(["b", "a"], { y: "2", x: "1" })).toBe(base);
  const others = [
    await scope(["a"], { x: "1", y: "2" }),
    await scope(["a", "b"], { x: "1", y: "3" }),
    await scope(["a", "b"], { x: "1", y: "2" }, "designer"),
  ];
  expect(new Set([base, ...others]).size).toBe(4);
});
