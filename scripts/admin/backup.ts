import { existsSync } from "node:fs";
import { makeBackup } from "@/lib/operations/make-backup";
import { progressLine } from "@/scripts/command-line/progress-line";
import { sealOf } from "./backup-key";
import type { Command } from "./command";
import { counted, sizeOf } from "./counted";

/** Writes a sealed backup of the store; standard output stays free for it. */
export const backupCommand: Command = {
  positionals: ["file"],
  options: ["passphrase-file", "recipient"],
  flags: ["without-files", "force"],
  async run(options, { flags, signal }) {
    const { file = "" } = options;
    if (file !== "-" && existsSync(file) && !flags.has("force")) {
      console.error(`${file} is there already. Name another file, or add --force to replace it.`);
      return 1;
    }
    const seal = await sealOf(options);
    const progress = progressLine("Writing the backup");
    const onProgress = ({ done, total }: { done: number; total: number }) => progress.show(done, total);
    const made = await makeBackup({
      ...{ file, seal, withFiles: !flags.has("without-files"), signal, onProgress },
    }).finally(() => progress.end());
    const { tableCount, rowCount, fileCount, bytes, schema } = made;
    console.error(
      `Wrote ${file === "-" ? "the backup" : file} (${sizeOf(bytes)}): ${counted(rowCount, "row")} of ${counted(tableCount, "table")}, ${counted(fileCount, "file")}; tables of ${schema}.`,
    );
    return 0;
  },
};
