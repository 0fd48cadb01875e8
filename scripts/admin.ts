/**
 * Administration from the command line, also while the server runs: `npm run -s admin -- help`.
 * Exit codes: 0 done, 1 refused or failed, 2 the command was not understood, 130 stopped with Ctrl-C.
 */
import type { Command } from "@/scripts/admin/command";
import { readOptions } from "@/scripts/command-line/read-options";
import { runCommand } from "@/scripts/command-line/run-command";
import { UsageError } from "@/scripts/command-line/usage-error";

const usage = `Usage: npm run -s admin -- COMMAND

  user create --email EMAIL --name NAME --role viewer|designer|admin [--password PASSWORD]
                              creates an account; without --password one is made up and printed
  user list                   lists the accounts
  token create --user EMAIL [--name NAME] [--days DAYS]
                              makes an API token that acts as this account, and prints it
  source add --name NAME --url URL
                              connects a database and analyses it; URL is one of
                              mysql://USER:PASSWORD@HOST:PORT/DATABASE  postgres://…  sqlite:FILE  duckdb:FILE,FILE
                              (files are looked for in the folder "files" of the data folder)
  source list                 lists the data sources
  analyze --source URL [--ignore-keys] [--json]
                              reads a database, as "source add" would, and prints what it would mean: tables with the role of each
                              column, relationships with confidence and reason, measures. Nothing is kept and no language model is asked.
                              --ignore-keys  as if no foreign key were declared; primary and unique keys stay
                              --json         as JSON; files of sqlite: and duckdb: may lie anywhere
  source export-model --source NAME --file FILE
                              writes what is known of a source as YAML; FILE "-" is standard output
  source import-model --source NAME --file FILE [--format querent|dbt] [--dry-run]
                              brings it back, all or nothing; dbt's manifest.json or YAML adds what it says

  backup FILE [--passphrase-file FILE | --recipient KEY,KEY] [--without-files] [--force]
                              writes all that Querent knows into one sealed file, also while the server runs: every table, the secret that
                              opens stored credentials, and the folder "files"; FILE "-" is standard output. The passphrase comes from the
                              file, from QUERENT_BACKUP_PASSPHRASE, or is asked for; --recipient takes public keys of age instead
                              (age-keygen), so that this machine cannot open its own backups.
                              --force          replaces FILE
  restore FILE [--passphrase-file FILE | --identity FILE] [--dry-run] [--without-files] [--force] [--in-use]
                              puts a backup in the place of the store, all of it or nothing; backups of before today's version too, and
                              into either kind of store. Stop the server first; FILE "-" is standard input
                              --dry-run        checks every byte, says what is in it and changes nothing
                              --force          replaces a store that holds something
                              --in-use         MySQL: although others are connected to the database
  move --to mysql://USER:PASSWORD@HOST:PORT/DATABASE | --to sqlite:FILE [--in-use]
                              copies the store into an empty one and compares both; the server has to be stopped
  rotate-secret [--finish]    puts a new secret in force and seals stored credentials anew; the one before goes on opening log-ins until
                              --finish takes it away

  doctor [--json] [--models]  looks at each part (store, secret, Redis, sources, models, certificate …) and says what puts right what is not;
                              exit code 1 when something has to be
                              --models         also asks each language model something, which costs a few tokens

Settings come from .env and the environment, as the server's do.`;

/** Imported when asked for: a mistyped command should not open the store first. */
const commands: Record<string, () => Promise<Command>> = {
  "user create": async () => (await import("@/scripts/admin/user")).createUserCommand,
  "user list": async () => (await import("@/scripts/admin/user")).listUsersCommand,
  "token create": async () => (await import("@/scripts/admin/token")).createTokenCommand,
  "source add": async () => (await import("@/scripts/admin/source")).addSourceCommand,
  analyze: async () => (await import("@/scripts/admin/analyze")).analyzeCommand,
  "source export-model": async () => (await import("@/scripts/admin/model-file")).exportModelCommand,
  "source import-model": async () => (await import("@/scripts/admin/model-file")).importModelCommand,
  backup: async () => (await import("@/scripts/admin/backup")).backupCommand,
  restore: async () => (await import("@/scripts/admin/restore")).restoreCommand,
  move: async () => (await import("@/scripts/admin/move")).moveCommand,
  "rotate-secret": async () => (await import("@/scripts/admin/rotate-secret")).rotateSecretCommand,
  doctor: async () => (await import("@/scripts/admin/doctor")).doctorCommand,
  "source list": async () => (await import("@/scripts/admin/source")).listSourcesCommand,
};

async function run(given: string[], signal: AbortSignal): Promise<number> {
  if (given.length === 0) throw new UsageError("There is no command.");
  if (["help", "--help", "-h"].includes(given[0] ?? "")) {
    console.log(usage);
    return 0;
  }
  const wordCount = Object.hasOwn(commands, given[0] ?? "") ? 1 : 2;
  const name = given.slice(0, wordCount).join(" ");
  const load = commands[name];
  if (load === undefined) throw new UsageError(`There is no command "${name}".`);
  const command = await load();
  const { values, flags } = readGiven(command, given.slice(wordCount));
  try {
    return await command.run(values, { flags, signal });
  } finally {
    await closeAll();
  }
}

async function closeAll(): Promise<void> {
  try {
    await (await import("@/lib/telemetry/shutdown")).shutDown();
  } catch (error) {
    // With such settings nothing could be opened; the command has told of them.
    if (!(error instanceof Error) || error.name !== "EnvironmentError") throw error;
  }
}

type Given = { values: Record<string, string>; flags: ReadonlySet<string> };

/** Options with their values, those that are given or not, and what stands without an option. */
function readGiven({ options, flags = [], positionals = [] }: Command, args: string[]): Given {
  const declared = Object.fromEntries([
    ...options.map((option) => [option, { type: "string" as const }] as const),
    ...flags.map((flag) => [flag, { type: "boolean" as const }] as const),
  ]);
  const allowPositionals = positionals.length > 0;
  const read = readOptions({ args, options: declared, strict: true, allowPositionals });
  const given: Record<string, unknown> = read.values;
  const texts = Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  const named = positionals.map((name, index) => {
    const value = read.positionals[index];
    if (value === undefined) throw new UsageError(`${name.toUpperCase()} is missing.`);
    return [name, value] as const;
  });
  const [tooMuch] = read.positionals.slice(positionals.length);
  if (tooMuch !== undefined) throw new UsageError(`"${tooMuch}" is not understood.`);
  return {
    values: Object.fromEntries([...texts, ...named]),
    flags: new Set(flags.filter((flag) => given[flag] === true)),
  };
}

await runCommand(usage, (signal) => run(process.argv.slice(2), signal));
