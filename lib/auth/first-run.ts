import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { audit } from "@/lib/auth/audit";
import type { NewUser, Setup, SetupState, User } from "@/lib/auth/schema";
import { emailSchema } from "@/lib/auth/schema";
import { countRows, countUsers, insertUser, usersTurn } from "@/lib/auth/users";
import { readSetting, removeSetting, writeSetting } from "@/lib/db/settings";
import { store } from "@/lib/db/store";
import { inTransaction, takeTurn } from "@/lib/db/write";
import { env } from "@/lib/env";
import { refuse } from "@/lib/errors";
import type { Result } from "@/lib/result";
import { logger } from "@/lib/telemetry/logger";

const tokenSetting = "setup-token-hashes";
const hashesSchema = z.array(z.string());
/** Each instance of an empty installation prints a token of its own; the newest few count. */
const tokenCountMax = 10;

/**
 * Start-up's part of the first run: creates the administrator that the environment names or, while nobody exists, prints the
 * one-time token for visitors who are not at this machine. Returns whether a first visitor is awaited.
 */
export async function prepareFirstRun(): Promise<{ needed: boolean }> {
  await createAdminFromEnvironment();
  if ((await countUsers()) > 0) return { needed: false };
  const token = randomBytes(16).toString("base64url");
  const earlier = (await readSetting(tokenSetting, hashesSchema)) ?? [];
  await writeSetting(tokenSetting, [...earlier, hashOf(token)].slice(-tokenCountMax));
  logger("setup").warn(
    `Nobody can sign in yet. Open Querent to create the administrator; from another machine this setup token is asked for: ${token}`,
  );
  return { needed: true };
}

/** Creates the administrator of QUERENT_ADMIN_EMAIL and QUERENT_ADMIN_PASSWORD when no account exists. Returns whether it did. */
async function createAdminFromEnvironment(): Promise<boolean> {
  const { QUERENT_ADMIN_EMAIL: email, QUERENT_ADMIN_PASSWORD: password } = env;
  if (email === undefined || password === undefined) return false;
  const created = await createFirstUser({
    email: emailSchema.parse(email),
    name: email.split("@")[0] ?? email,
    password,
  });
  if (created.ok) logger("setup").info({ email }, "created the administrator named by the environment");
  return created.ok;
}

/** Whether the first visitor is still awaited, and whether this one must show the token from the log. */
export async function setupState(visitor: { local: boolean }): Promise<SetupState> {
  const needed = (await countUsers()) === 0;
  return { needed, tokenRequired: needed && !visitor.local };
}

/**
 * Creates the administrator while no account exists; of two at once one wins.
 * **Fails** auth/setup-done, auth/setup-token.
 */
export async function completeSetup(setup: Setup, visitor: { local: boolean }): Promise<Result<User>> {
  const state = await setupState(visitor);
  if (!state.needed) return refuse("auth/setup-done");
  if (state.tokenRequired && !(await isSetupToken(setup.token ?? ""))) {
    await audit(null, "setup.refuse", setup.email, { reason: "setup token" });
    return refuse("auth/setup-token");
  }
  return await createFirstUser(setup);
}

async function createFirstUser(wanted: Pick<NewUser, "email" | "name"> & { password: string }): Promise<Result<User>> {
  const on = await store();
  const created = await inTransaction(on, async (tx) => {
    await takeTurn({ ...on, db: tx }, usersTurn);
    if ((await countRows(tx, on.tables)) > 0) return refuse("auth/setup-done");
    const { email, name, password } = wanted;
    return await insertUser(tx, on.tables, { email, name, password, role: "admin", groups: [], attributes: {} });
  });
  if (created.ok) {
    await removeSetting(tokenSetting);
    await audit({ userId: created.value.id }, "setup.complete", created.value.id, { email: wanted.email });
  }
  return created;
}

/** Compares hashes: what differs says nothing about the token, so the time of the comparison gives nothing away. */
async function isSetupToken(token: string): Promise<boolean> {
  const hashes = (await readSetting(tokenSetting, hashesSchema)) ?? [];
  return token !== "" && hashes.includes(hashOf(token));
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
