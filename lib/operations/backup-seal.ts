import { Decrypter, Encrypter } from "age-encryption";
import { BackupRefused } from "./backup-refused";

/** With what a backup is sealed: a passphrase, or age's public keys of those who may open it. */
export type BackupSeal = { readonly passphrase: string } | { readonly recipients: readonly string[] };
/** With what it is opened: the passphrase, or the secret halves of those keys. */
export type BackupKey = { readonly passphrase: string } | { readonly identities: readonly string[] };

/**
 * 128 MiB and most of a second for each guess. age's own default of twice that would not fit into a small container beside the server.
 * Source: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
 */
const scryptLogN = 17;

/** Seals in the format of age, which other programs open too: https://age-encryption.org/v1 */
export async function sealBackup(
  plain: ReadableStream<Uint8Array>,
  seal: BackupSeal,
): Promise<ReadableStream<Uint8Array>> {
  const encrypter = new Encrypter();
  if ("passphrase" in seal) {
    encrypter.setPassphrase(seal.passphrase);
    encrypter.setScryptWorkFactor(scryptLogN);
  } else for (const recipient of seal.recipients) addRecipient(encrypter, recipient);
  return await encrypter.encrypt(plain);
}

function addRecipient(encrypter: Encrypter, recipient: string): void {
  try {
    encrypter.addRecipient(recipient);
  } catch (cause) {
    throw new BackupRefused(`"${recipient}" is no public key of age. Make a pair with: age-keygen -o key.txt`, {
      cause,
    });
  }
}

/**
 * Opens a sealed backup. What comes out was not changed; that it is all there is known at its end.
 * Fails: throws `BackupRefused`, also out of the stream.
 */
export async function openBackup(
  sealed: ReadableStream<Uint8Array>,
  key: BackupKey,
): Promise<ReadableStream<Uint8Array>> {
  const decrypter = new Decrypter();
  if ("passphrase" in key) decrypter.addPassphrase(key.passphrase);
  else for (const identity of key.identities) addIdentity(decrypter, identity);
  try {
    return await decrypter.decrypt(sealed);
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : "";
    // The library has no error classes of its own.
    if (text.startsWith("no identity matched")) throw new BackupRefused(wrongKey("passphrase" in key), { cause });
    throw new BackupRefused("This is not a backup of Querent, or its beginning is damaged.", { cause });
  }
}

const wrongKey = (isPassphrase: boolean) =>
  isPassphrase
    ? "The passphrase does not open this backup. If it was sealed for a key of age, use --identity."
    : "The key does not open this backup. If it was sealed with a passphrase, leave --identity out.";

function addIdentity(decrypter: Decrypter, identity: string): void {
  try {
    decrypter.addIdentity(identity);
  } catch {
    // Without its cause: that could repeat a part of the key.
    throw new BackupRefused("The file of --identity holds no secret key of age (AGE-SECRET-KEY-1…).");
  }
}
