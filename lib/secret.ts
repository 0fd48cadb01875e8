import "server-only";
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { join } from "node:path";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { keyFileState, makeKeyFile, readKeyFile } from "@/lib/key-file";
import { remember } from "@/lib/remember";

/** What is kept sealed in the store. Each purpose has its own key, so a value sealed for one cannot be passed off as another. */
export type SealedPurpose = "source-connection" | "model-key" | "embed-secret";
/** What else has a key of its own. */
export type KeyPurpose = "session" | "mask-salt" | "known-device" | "link-unlock";

const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;
const version = "v1";
/** How long a changed key file may go unseen by what does not fail without it. */
const lookMs = 1_000;
/** After so long every process has taken up a changed key file. */
export const takenUpMs = 2 * lookMs;

/** The secret in force, and those before it that still open what they sealed. */
type Secrets = readonly [present: Buffer, ...previous: Buffer[]];
type Held = { secrets: Secrets; state: string | null; lookedAt: number };

export function keyFilePath(): string {
  return join(env.QUERENT_DATA_DIR, "secret.key");
}

/**
 * The secret of this installation and those before it, as the environment and the key file give them, without making any:
 * `QUERENT_SECRET`, else the first line of the key file, is in force; the other lines and `QUERENT_SECRET_PREVIOUS` open what
 * is older. **Order** the one in force first. Nulls: there is none yet.
 */
export function givenSecrets(): Secrets | null {
  const { QUERENT_SECRET: present, QUERENT_SECRET_PREVIOUS: previous } = env;
  const ofFile = readKeyFile(keyFilePath()) ?? [];
  const all = [...(present === undefined ? [] : [Buffer.from(present)]), ...ofFile];
  const [first, ...rest] = all;
  if (first === undefined) return null;
  return [first, ...rest, ...(previous === undefined ? [] : [Buffer.from(previous)])];
}

/**
 * The secrets of this installation. The first start makes a key file where nothing is set; instances that share a database must
 * share them. A key file that was changed is taken up within a second, so that a secret changes without a restart.
 * **Order** the one in force first.
 */
export function installationSecrets(): Secrets {
  const known = held();
  if (performance.now() - known.lookedAt > lookMs) takeUpChange(known);
  return known.secrets;
}

/**
 * The secrets that may open something, for a loop that ends with the one that does: before it gives up, it is given those of a key
 * file that has been changed just now. **Order** the one in force first.
 */
export function* secretsToTry(): Generator<Buffer> {
  yield* installationSecrets();
  if (takeUpChange(held())) yield* held().secrets;
}

function held(): Held {
  return remember("installation-secrets", () => ({ ...readSecrets(), lookedAt: performance.now() }));
}

function readSecrets(): Pick<Held, "secrets" | "state"> {
  // The state first: a change in between is then seen at the next look.
  const state = keyFileState(keyFilePath());
  const given = givenSecrets();
  if (given !== null) return { secrets: given, state };
  makeKeyFile(keyFilePath());
  return readSecrets();
}

/** Gives whether there are others than before. */
function takeUpChange(known: Held): boolean {
  known.lookedAt = performance.now();
  const state = keyFileState(keyFilePath());
  // A file that is gone takes nothing away from a process that knows it.
  if (state === known.state || state === null) return false;
  Object.assign(known, readSecrets());
  return true;
}

/** A key for one purpose, derived from a secret. */
export function deriveKey(purpose: SealedPurpose | KeyPurpose, secret: Buffer = installationSecrets()[0]): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", `querent/${purpose}`, keyBytes));
}

/** Encrypts text for the store with AES-256-GCM, with the secret in force. The same text gives another result each time. */
export function seal(text: string, purpose: SealedPurpose, secret: Buffer = installationSecrets()[0]): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", deriveKey(purpose, secret), iv);
  const encrypted = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return `${version}.${Buffer.concat([iv, cipher.getAuthTag(), encrypted]).toString("base64url")}`;
}

/**
 * Gives back the text of `seal`, sealed with the secret in force or one before it.
 * Fails: throws `CannotUnseal` when the value was changed, or sealed for another purpose or under another secret.
 */
export function unseal(sealed: string, purpose: SealedPurpose): string {
  for (const secret of secretsToTry()) {
    const text = unsealWith(sealed, purpose, secret);
    if (text !== null) return text;
  }
  throw new CannotUnseal(purpose);
}

/** Nulls: this secret does not open it. */
export function unsealWith(sealed: string, purpose: SealedPurpose, secret: Buffer): string | null {
  const [head, body] = sealed.split(".");
  const bytes = Buffer.from(body ?? "", "base64url");
  if (head !== version || bytes.length < ivBytes + tagBytes) return null;
  try {
    const decipher = createDecipheriv("aes-256-gcm", deriveKey(purpose, secret), bytes.subarray(0, ivBytes));
    decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString("utf8");
  } catch {
    return null; // the tag does not fit: another secret, another purpose, or a changed value
  }
}

/** A sealed value that this installation's secret does not open: usually QUERENT_SECRET or the key file was changed. */
export class CannotUnseal extends AppError {
  constructor(purpose: SealedPurpose) {
    super(`A sealed value (${purpose}) cannot be opened with this installation's secret`);
  }
}
