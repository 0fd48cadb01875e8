import { createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import { Readable } from "node:stream";
import { audit } from "@/lib/auth/audit";
import { systemViewer } from "@/lib/auth/system-viewer";
import { invalidateBeforeEnd } from "@/lib/cache/invalidate";
import { everyTag } from "@/lib/cache/memory-tier";
import { storeLocation } from "@/lib/db/store";
import { inspectBackup } from "@/lib/operations/inspect-backup";
import { type Restored, restoreBackup } from "@/lib/operations/restore-backup";
import type { SecretOutcome } from "@/lib/operations/settle-secrets";
import { printTable } from "@/scripts/command-line/print-table";
import { progressLine } from "@/scripts/command-line/progress-line";
import { UsageError } from "@/scripts/command-line/usage-error";
import { keyOf } from "./backup-key";
import type { Command } from "./command";
import { counted, sizeOf } from "./counted";

/** Puts a backup in the place of the store. */
export const restoreCommand: Command = {
  positionals: ["file"],
  options: ["passphrase-file", "identity"],
  flags: ["dry-run", "without-files", "force", "in-use"],
  async run(options, { flags, signal }) {
    const { file = "" } = options;
    const key = await keyOf(options, file === "-");
    const sealed = await streamOf(file);
    if (flags.has("dry-run")) return await inspect(sealed, key, signal);
    const progress = progressLine("Restoring");
    const restored = await restoreBackup(storeLocation(), sealed, {
      ...{ key, signal, force: flags.has("force"), withFiles: !flags.has("without-files") },
      others: flags.has("in-use") ? "allowed" : "refused",
      onProgress: ({ done, total }) => progress.show(done, total),
    }).finally(() => progress.end());
    return await conclude(restored);
  },
};

async function streamOf(file: string): Promise<ReadableStream<Uint8Array>> {
  if (file !== "-") {
    await access(file).catch((cause: unknown) => {
      throw new UsageError(`FILE: ${cause instanceof Error ? cause.message : file}`);
    });
  }
  const from = file === "-" ? process.stdin : createReadStream(file, { highWaterMark: 256 * 1024 });
  return Readable.toWeb(from) as unknown as ReadableStream<Uint8Array>;
}

async function inspect(...given: Parameters<typeof inspectBackup>): Promise<number> {
  const { manifest, end } = await inspectBackup(...given);
  const filled = Object.entries(end.tables).filter(([, { rowCount }]) => rowCount > 0);
  printTable(
    ["TABLE", "ROWS"],
    filled.map(([name, { rowCount }]) => [name, rowCount.toLocaleString("en")]),
    { alignRight: [false, true] },
  );
  for (const { path, bytes } of end.files) console.log(`files/${path}  ${sizeOf(bytes)}`);
  console.log(
    `The backup is whole. It was made ${manifest.madeAt} from a store in ${nameOf[manifest.dialect]}, with the tables of ${manifest.schema}.`,
  );
  console.log("A dry run: nothing was changed.");
  return 0;
}

const nameOf = { mysql: "MySQL", sqlite: "the embedded file" };

const ofSecret: Record<SecretOutcome, string> = {
  none: "Nothing is sealed in it.",
  adopted:
    "The secret came with it and stands in the key file of the data folder. With several instances, each needs a copy of it.",
  same: "The secret is the same as before.",
  resealed:
    "Stored credentials were sealed anew with the secret of this installation. People have to sign in again, and masked values have other marks than before.",
};

async function conclude({ manifest, rowCount, fileCount, secret, lostCount }: Restored): Promise<number> {
  const { madeAt } = manifest;
  await audit(systemViewer(), "store.restore", null, { madeAt, rowCount, fileCount });
  console.log(`Restored ${counted(rowCount, "row")} and ${counted(fileCount, "file")}, as they were at ${madeAt}.`);
  console.log(ofSecret[secret]);
  console.log("Accounts, tokens and links that were ended since then stand again: end them again.");
  if (lostCount > 0) {
    console.log(
      `${counted(lostCount, "sealed value")} could not be opened when the backup was made. "admin -- doctor" names them.`,
    );
  }
  if (await invalidateBeforeEnd([everyTag])) return 0;
  console.error(
    "Redis could not be told: it still holds what was kept of the store before. Clear it (FLUSHALL), then start Querent.",
  );
  return 1;
}
