import { Writable } from "node:stream";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { openSnapshot, type StoreSnapshot } from "@/lib/db/open-snapshot";
import type { StoreLocation } from "@/lib/db/open-store";
import { type Restored, type RestoreOptions, restoreBackup } from "@/lib/operations/restore-backup";
import { type BackupOptions, writeBackup } from "@/lib/operations/write-backup";

const identity = await generateX25519Identity();
/** A pair of keys: quicker than passphrases, which are made to be slow. */
export const seal = { recipients: [await identityToRecipient(identity)] };
export const key = { identities: [identity] };
export const never = new AbortController().signal;

export async function backupOf(location: StoreLocation, over: Partial<BackupOptions> = {}): Promise<Buffer> {
  const snapshot = await openSnapshot(location, { others: "allowed" });
  try {
    return await written(snapshot, over);
  } finally {
    await snapshot.close();
  }
}

export async function written(snapshot: StoreSnapshot, over: Partial<BackupOptions> = {}): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const to = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  const options = { seal, secrets: [], files: [], signal: never, onProgress: () => undefined };
  await writeBackup(snapshot, to, { ...options, ...over });
  return Buffer.concat(chunks);
}

export function restore(
  location: StoreLocation,
  backup: Buffer,
  over: Partial<RestoreOptions> = {},
): Promise<Restored> {
  const options = { key, force: false, withFiles: true, signal: never, onProgress: () => undefined };
  const sealed = new Blob([new Uint8Array(backup)]).stream();
  return restoreBackup(location, sealed, { ...options, others: "refused", ...over });
}
