import { randomInt } from "node:crypto";
import { readFile } from "node:fs/promises";
import { read } from "read";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { BackupKey, BackupSeal } from "@/lib/operations/backup-seal";
import { UsageError } from "@/scripts/command-line/usage-error";

const lengthMin = 12;
/** Without those that look alike. */
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

type SealOptions = { readonly "passphrase-file"?: string; readonly recipient?: string };
type KeyOptions = { readonly "passphrase-file"?: string; readonly identity?: string };

/** With what a backup is to be sealed. Fails: throws a UsageError where nothing is given and nobody can be asked. */
export async function sealOf({ "passphrase-file": file, recipient }: SealOptions): Promise<BackupSeal> {
  if (recipient !== undefined) return { recipients: recipient.split(",").map((key) => key.trim()) };
  const passphrase = (await givenPassphrase(file)) ?? (await askTwice());
  if (passphrase.length < lengthMin) throw new AppError(`The passphrase must have at least ${lengthMin} characters.`);
  return { passphrase };
}

/** With what a backup is to be opened. `stdinIsBackup`: nobody can be asked over it. */
export async function keyOf(
  { "passphrase-file": file, identity }: KeyOptions,
  stdinIsBackup: boolean,
): Promise<BackupKey> {
  if (identity !== undefined) return { identities: linesOf(await textOf("identity", identity)) };
  const given = await givenPassphrase(file);
  if (given !== null) return { passphrase: given };
  if (stdinIsBackup || !process.stdin.isTTY) throw noPassphrase("--identity FILE");
  return { passphrase: await ask("Passphrase of the backup: ") };
}

async function givenPassphrase(file: string | undefined): Promise<string | null> {
  if (file === undefined) return env.QUERENT_BACKUP_PASSPHRASE ?? null;
  return (await textOf("passphrase-file", file)).replace(/\r?\n$/, "");
}

async function askTwice(): Promise<string> {
  if (!process.stdin.isTTY) throw noPassphrase("--recipient KEY");
  const passphrase = await ask("Passphrase for the backup (leave it empty to have one made up): ");
  if (passphrase === "") return madeUp();
  if ((await ask("Once more: ")) !== passphrase) throw new AppError("The two passphrases differ.");
  return passphrase;
}

/** Said once, on standard error: standard output may be the backup. */
function madeUp(): string {
  const group = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join("");
  const passphrase = Array.from({ length: 5 }, group).join("-");
  console.error(`Passphrase: ${passphrase}\nKeep it where the backup is not: nothing opens the backup without it.`);
  return passphrase;
}

function ask(prompt: string): Promise<string> {
  return read({ prompt, silent: true, output: process.stderr });
}

function noPassphrase(other: string): AppError {
  return new AppError(
    `There is no passphrase. Give --passphrase-file FILE or ${other}, or set QUERENT_BACKUP_PASSPHRASE.`,
  );
}

/** As age-keygen writes them: a key a line, comments with "#". */
function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

async function textOf(option: string, file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new UsageError(`--${option}: ${cause instanceof Error ? cause.message : file}`);
  }
}
