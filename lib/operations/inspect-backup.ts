import "server-only";
import { BackupRefused } from "./backup-refused";
import type { BackupKey } from "./backup-seal";
import { readBackup } from "./read-backup";
import type { BackupEnd, BackupManifest } from "./schema";

/**
 * Reads a backup from its first byte to its last and keeps nothing but what it says of itself.
 * Fails: throws `BackupRefused`.
 */
export async function inspectBackup(
  sealed: ReadableStream<Uint8Array>,
  key: BackupKey,
  signal: AbortSignal,
): Promise<{ manifest: BackupManifest; end: BackupEnd }> {
  let [manifest, end]: [BackupManifest | null, BackupEnd | null] = [null, null];
  for await (const part of readBackup(sealed, key)) {
    signal.throwIfAborted();
    if (part.part === "manifest") manifest = part.manifest;
    if (part.part === "end") end = part.end;
  }
  if (manifest === null || end === null) throw new BackupRefused("The backup is empty.");
  return { manifest, end };
}
