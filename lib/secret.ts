import "server-only";
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { remember } from "@/lib/remember";

/** What is sealed. Each purpose has its own key, so a value sealed for one cannot be passed off as another. */
export type SecretPurpose =
  | "source-connection"
  | "model-key"
  | "session"
  | "setup-token"
  | "mask-salt"
  | "known-device"
  | "link-unlock"
  | "embed-secret";

const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;
const version = "v1";

/**
 * The secret of this installation: `QUERENT_SECRET`, or the key file that the first start makes in the data folder.
 * Instances that share a database must share it.
 */
export function installationSecret(): Buffer {
  return remember("installation-secret", () =>
    env.QUERENT_SECRET === undefined
      ? keyFrom(join(env.QUERENT_DATA_DIR, "secret.key"))
      : Buffer.from(env.QUERENT_SECRET),
  );
}

/** A key for one purpose, derived from the installation's secret. */
export function deriveKey(purpose: SecretPurpose): Buffer {
  return Buffer.from(hkdfSync("sha256", installationSecret(), "", `querent/${purpose}`, keyBytes));
}

/** Encrypts text for the store with AES-256-GCM. The same text gives another result each time. */
export function seal(text: string, purpose: SecretPurpose): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", deriveKey(purpose), iv);
  const encrypted = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return `${version}.${Buffer.concat([iv, cipher.getAuthTag(), encrypted]).toString("base64url")}`;
}

/**
 * Gives back the text of `seal`.
 * Fails: throws `CannotUnseal` when the value was changed, or sealed for another purpose or under another secret.
 */
export function unseal(sealed: string, purpose: SecretPurpose): string {
  const [head, body] = sealed.split(".");
  const bytes = Buffer.from(body ?? "", "base64url");
  if (head !== version || bytes.length < ivBytes + tagBytes) throw new CannotUnseal(purpose);
  try {
    const decipher = createDecipheriv("aes-256-gcm", deriveKey(purpose), bytes.subarray(0, ivBytes));
    decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString("utf8");
  } catch (cause) {
    throw new CannotUnseal(purpose, cause);
  }
}

/** A sealed value that this installation's secret does not open: usually QUERENT_SECRET or the key file was changed. */
export class CannotUnseal extends AppError {
  constructor(purpose: SecretPurpose, cause?: unknown) {
    super(`A sealed value (${purpose}) cannot be opened with this installation's secret`, { cause });
  }
}

/** Reads the key file, or makes it where there is none. Linking a finished file into place lets one of two first starts win. */
function keyFrom(file: string): Buffer {
  const existing = readKey(file);
  if (existing !== null) return existing;
  mkdirSync(env.QUERENT_DATA_DIR, { recursive: true });
  const draft = `${file}.${newId()}`;
  writeFileSync(draft, `${randomBytes(keyBytes).toString("base64")}\n`, { mode: 0o600, flag: "wx" });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft);
  }
  const made = readKey(file);
  if (made === null) throw new AppError(`The key file ${file} vanished while it was made`);
  return made;
}

function readKey(file: string): Buffer | null {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  const key = Buffer.from(text.trim(), "base64");
  if (key.length !== keyBytes) {
    throw new AppError(`The key file ${file} is damaged. Put it back from a backup, or set QUERENT_SECRET`);
  }
  return key;
}
