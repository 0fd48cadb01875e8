import "server-only";
import { knownMigrations } from "@/lib/db/known-migrations";
import { openReplacement, type StoreReplacement } from "@/lib/db/open-replacement";
import type { StoreLocation } from "@/lib/db/open-store";
import { RowDigest } from "@/lib/db/row-digest";
import type { StoredRow } from "@/lib/db/stored-table";
import { BackupRefused } from "./backup-refused";
import type { BackupKey } from "./backup-seal";
import { checkCopy } from "./check-copy";
import { IncomingFiles } from "./incoming-files";
import { type BackupPart, readBackup } from "./read-backup";
import type { BackupManifest, BackupTable } from "./schema";
import { type SecretOutcome, SettleSecrets } from "./settle-secrets";
import { type TodaysRows, todaysRows } from "./todays-rows";

export type RestoreOptions = {
  readonly key: BackupKey;
  /** Replace what stands. */
  readonly force: boolean;
  readonly withFiles: boolean;
  readonly others: "allowed" | "refused";
  readonly signal: AbortSignal;
  readonly onProgress: (progress: { done: number; total: number }) => void;
};

export type Restored = {
  readonly manifest: BackupManifest;
  readonly rowCount: number;
  readonly fileCount: number;
  readonly secret: SecretOutcome;
  /** Sealed values that nothing opens any more. */
  readonly lostCount: number;
};

/**
 * Puts a backup in the place of all that a store holds, at once: whatever goes wrong, the store is as before. Columns that the backup
 * does not have yet are filled as for rows that an instance of before writes during an update.
 * Fails: throws `BackupRefused`, `StoreInUse`, `StoreUnreachable`.
 */
export async function restoreBackup(
  location: StoreLocation,
  sealed: ReadableStream<Uint8Array>,
  options: RestoreOptions,
): Promise<Restored> {
  const parts = readBackup(sealed, options.key);
  const first = await parts.next();
  const manifest = first.value?.part === "manifest" ? first.value.manifest : null;
  if (manifest === null) throw new BackupRefused("The backup is empty.");
  refuseNewer(manifest, location.dialect);
  const replacement = await openReplacement(location, options);
  try {
    if (replacement.standing.size > 0 && !options.force) throw new BackupRefused(standsAlready(replacement));
    return await new Restore(manifest, replacement, options).run(parts);
  } finally {
    await replacement.close();
    await parts.return(undefined);
  }
}

class Restore {
  readonly #files = new IncomingFiles();
  readonly #secrets: SettleSecrets;
  readonly #digests = new Map<string, RowDigest>();
  readonly #today: ReadonlyMap<string, TodaysRows | null>;
  #rowCount = 0;

  constructor(
    readonly manifest: BackupManifest,
    readonly replacement: StoreReplacement,
    readonly options: RestoreOptions,
  ) {
    this.#secrets = new SettleSecrets(manifest.secrets.map((secret) => Buffer.from(secret, "base64")));
    this.#today = new Map(manifest.tables.map(({ name, columns }) => [name, todaysRows(name, columns)]));
  }

  async run(parts: AsyncIterable<BackupPart>): Promise<Restored> {
    try {
      await this.replacement.begin();
      for await (const part of parts) {
        this.options.signal.throwIfAborted();
        if (part.part === "rows") await this.#insert(part.table, part.rows);
        if (part.part === "file" && this.options.withFiles) await this.#files.take(part.path, part.content);
      }
      await this.#check();
      await this.#takeEffect();
    } finally {
      await this.#files.discard();
    }
    const { manifest } = this;
    const { outcome: secret, lostCount } = this.#secrets;
    return { manifest, rowCount: this.#rowCount, fileCount: this.#files.count, secret, lostCount };
  }

  async #insert({ name }: BackupTable, rows: readonly StoredRow[]): Promise<void> {
    this.#rowCount += rows.length;
    const total = this.manifest.tables.reduce((sum, { rowCount }) => sum + rowCount, 0);
    this.options.onProgress({ done: this.#rowCount, total });
    const today = this.#today.get(name) ?? null;
    if (today === null) return; // a table that is no more
    const settle = this.#secrets.settling(today.table);
    const settled = rows.map((row) => settle(today.of(row)));
    await this.replacement.insert(today.table, settled);
    const digest = this.#digests.get(name) ?? new RowDigest();
    digest.add(settled.map((row) => JSON.stringify(row)));
    this.#digests.set(name, digest);
  }

  /** Reads back what was written, before it counts. */
  async #check(): Promise<void> {
    await checkCopy(this.replacement, this.#digests, this.options.signal);
    const conflicts = this.options.force ? [] : await this.#files.conflicts();
    if (conflicts.length > 0) {
      const names = conflicts.slice(0, 3).map((path) => `files/${path}`);
      throw new BackupRefused(
        `Other files stand where the backup has some: ${names.join(", ")}${conflicts.length > 3 ? " …" : ""}. To replace them, add --force; to leave them, --without-files.`,
      );
    }
  }

  /** The secret first: rows that nothing opens would be worse than a secret that nobody needs. */
  async #takeEffect(): Promise<void> {
    const takeBack = this.#secrets.adopt();
    try {
      await this.replacement.commit();
    } catch (error) {
      takeBack();
      throw error;
    }
    await this.#files.place();
  }
}

function refuseNewer({ schema }: BackupManifest, dialect: StoreLocation["dialect"]): void {
  if (knownMigrations(dialect).some(({ tag }) => tag === schema)) return;
  throw new BackupRefused(
    `The backup was made by a newer Querent than this one (its tables are those of "${schema}"). Restore it with that one, or a newer one.`,
  );
}

const told = ["users", "sources", "dashboards"];

function standsAlready({ standing }: StoreReplacement): string {
  const rows = [...standing.values()].reduce((sum, count) => sum + count, 0).toLocaleString("en");
  const parts = told.flatMap((name) => {
    const count = standing.get(name) ?? 0;
    return count === 0 ? [] : [`${count.toLocaleString("en")} ${count === 1 ? name.slice(0, -1) : name}`];
  });
  return `The store is not empty: it holds ${[...parts, `${rows} rows in all`].join(", ")}. To replace all of it, add --force.`;
}
