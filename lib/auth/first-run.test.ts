import { beforeEach, expect, it, vi } from "vitest";
import { completeSetup, prepareFirstRun, setupState } from "@/lib/auth/first-run";
import { setupSchema } from "@/lib/auth/schema";
import { signInWithPassword } from "@/lib/auth/sign-in";
import { countUsers } from "@/lib/auth/users";
import { store } from "@/lib/db/store";
import { env } from "@/lib/env";
import { logger } from "@/lib/telemetry/logger";

const here = { local: true };
const elsewhere = { local: false };
const setup = (over: object = {}) =>
  setupSchema.parse({ email: "admin@example.com", name: "Admin", password: "a long password", ...over });

/** Runs the start and reads the token from what it printed, as a person would. */
async function printedToken(): Promise<string> {
  const warn = vi.spyOn(logger("setup"), "warn");
  await prepareFirstRun();
  const line = String(warn.mock.lastCall?.[0]);
  warn.mockRestore();
  return line.split(" ").at(-1) ?? "";
}

beforeEach(async () => {
  const { db, tables } = await store();
  await db.delete(tables.users);
  await db.delete(tables.settings);
});

it("awaits the first visitor, without a token at this machine and with one from elsewhere", async () => {
  expect(await setupState(here)).toEqual({ needed: true, tokenRequired: false });
  expect(await setupState(elsewhere)).toEqual({ needed: true, tokenRequired: true });
});

it("creates one administrator when two visitors set up at the same moment, and is closed then", async () => {
  const outcomes = await Promise.all([
    completeSetup(setup(), here),
    completeSetup(setup({ email: "other@example.com" }), here),
  ]);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ error: { code: "auth/setup-done" } });
  expect(await countUsers()).toBe(1);
  expect(await setupState(elsewhere)).toEqual({ needed: false, tokenRequired: false });
});

it("lets a visitor from elsewhere in with the printed token alone", async () => {
  const refused = { ok: false, error: { code: "auth/setup-token", params: {} } };
  expect(await completeSetup(setup(), elsewhere)).toEqual(refused);
  const token = await printedToken();
  expect(token).toMatch(/^[\w-]{22}$/);
  expect(await completeSetup(setup({ token: "guess" }), elsewhere)).toEqual(refused);
  expect(await completeSetup(setup({ token: "" }), elsewhere)).toEqual(refused);
  expect(await completeSetup(setup({ token }), elsewhere)).toMatchObject({ ok: true, value: { role: "admin" } });
});

it("accepts the token of each instance that started", async () => {
  const first = await printedToken();
  const second = await printedToken();
  expect(second).not.toBe(first);
  expect((await completeSetup(setup({ token: first }), elsewhere)).ok).toBe(true);
});

it("prints no token once somebody exists", async () => {
  await completeSetup(setup(), here);
  expect(await prepareFirstRun()).toEqual({ needed: false });
});

it("creates the administrator that the environment names, and leaves a set-up installation alone", async () => {
  const given = { QUERENT_ADMIN_EMAIL: "Boss@Example.com", QUERENT_ADMIN_PASSWORD: "a long password" };
  Object.assign(env, given);
  expect(await prepareFirstRun()).toEqual({ needed: false });
  expect(await signInWithPassword({ email: "boss@example.com", password: "a long password" })).toMatchObject({
    ok: true,
  });
  Object.assign(env, { ...given, QUERENT_ADMIN_EMAIL: "other@example.com" });
  expect(await prepareFirstRun()).toEqual({ needed: false });
  expect(await countUsers()).toBe(1);
  Object.assign(env, { QUERENT_ADMIN_EMAIL: undefined, QUERENT_ADMIN_PASSWORD: undefined });
});
