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

Settings come from .env and the environment, as the server's do.`;

/** Imported when asked for: a mistyped command should not open the store first. */
const commands: Record<string, () => Promise<Command>> = {
  "user create": async () => (await import("@/scripts/admin/user")).createUserCommand,
  "user list": async () => (await import("@/scripts/admin/user")).listUsersCommand,
  "token create": async () => (await import("@/scripts/admin/token")).createTokenCommand,
  "source add": async () => (await import("@/scripts/admin/source")).addSourceCommand,
  "source list": async () => (await import("@/scripts/admin/source")).listSourcesCommand,
};

async function run(given: string[]): Promise<number> {
  if (given.length === 0) throw new UsageError("There is no command.");
  if (["help", "--help", "-h"].includes(given[0] ?? "")) {
    console.log(usage);
    return 0;
  }
  const name = given.slice(0, 2).join(" ");
  const load = commands[name];
  if (load === undefined) throw new UsageError(`There is no command "${name}".`);
  const command = await load();
  const options = Object.fromEntries(command.options.map((option) => [option, { type: "string" as const }]));
  const { values } = readOptions({ args: given.slice(2), options, strict: true, allowPositionals: false });
  const { shutDown } = await import("@/lib/telemetry/shutdown");
  try {
    // Every option is declared as one string just above.
    return await command.run(values as Record<string, string>);
  } finally {
    await shutDown();
  }
}

await runCommand(usage, () => run(process.argv.slice(2)));
