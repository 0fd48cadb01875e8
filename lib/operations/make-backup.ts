import "server-only";
import { createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { Writable } from "node:stream";
import { audit } from "@/lib/auth/audit";
import { systemViewer } from "@/lib/auth/system-viewer";
import { knownMigrations } from "@/lib/db/known-migrations";
import { openSnapshot } from "@/lib/db/open-snapshot";
import { writeSetting } from "@/lib/db/settings";
import { storeLocation } from "@/lib/db/store";
import { newId } from "@/lib/id";
import { givenSecrets } from "@/lib/secret";
import type { BackupSeal } from "./backup-seal";
import { dataFiles } from "./data-files";
import { type LastBackup, lastBackupSetting } from "./schema";
import { writeBackup } from "./write-backup";

export type MakeBackupOptions = {
  /** "-": standard output. Replaced where it is there already. */
  readonly file: string;
  readonly seal: BackupSeal;
  readonly withFiles: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: { done: number; total: number }) => void;
};

/** **Units** bytes as written. */
export type MadeBackup = {
  readonly schema: string;
  readonly tableCount: number;
  readonly rowCount: number;
  readonly fileCount: number;
  readonly bytes: number;
};

/**
 * Writes a backup of the store, as it is at one moment, and notes when. The file appears whole, or not at all. A store that this program
 * would have to migrate is left as it is, and nothing is noted in it.
 * Fails: throws an AppError where there is no store or a newer one, and what writing the file throws.
 */
export async function makeBackup({
  file,
  seal,
  withFiles,
  signal,
  onProgress,
}: MakeBackupOptions): Promise<MadeBackup> {
  const snapshot = await openSnapshot(storeLocation(), { others: "allowed" });
  try {
    const files = withFiles ? await dataFiles() : [];
    const options = { seal, secrets: givenSecrets() ?? [], files, signal, onProgress };
    const { tables, bytes } = await intoFile(file, (to) => writeBackup(snapshot, to, options));
    const rowCount = Object.values(tables).reduce((sum, table) => sum + table.rowCount, 0);
    const made = {
      schema: snapshot.schema,
      tableCount: Object.keys(tables).length,
      rowCount,
      fileCount: files.length,
      bytes,
    };
    if (knownMigrations(snapshot.dialect).at(-1)?.tag === snapshot.schema) await note(made);
    return made;
  } finally {
    await snapshot.close();
  }
}

async function intoFile<T>(file: string, write: (to: Writable) => Promise<T>): Promise<T> {
  if (file === "-") return await write(process.stdout);
  const draft = `${file}.${newId()}.part`;
  try {
    // Flushed: whoever has the file has it after a power cut.
    const written = await write(createWriteStream(draft, { mode: 0o600, flags: "wx", flush: true }));
    await rename(draft, file);
    await flushFolder(dirname(file));
    return written;
  } finally {
    await rm(draft, { force: true });
  }
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function note({ rowCount, bytes }: MadeBackup): Promise<void> {
  const last: LastBackup = { at: new Date().toISOString(), rowCount, bytes };
  await writeSetting(lastBackupSetting, last);
  await audit(systemViewer(), "store.backup", null, { rowCount, bytes });
}
