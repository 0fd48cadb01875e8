/**
 * Administration from the command line, also while the server runs: `npm run -s admin -- help`.
 * Exit codes: 0 done, 1 refused or failed, 2 the command was not understood.
 */
import { parseArgs } from "node:util";
import { type Command, UsageError } from "./admin/command";

// Log lines would mix with what is printed here; whatever goes wrong is said below.
process.env.LOG_LEVEL ??= "fatal";

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

Settings come from the same environment variables as the server's.`;

/** Imported when asked for: a mistyped command should not open the store first. */
const commands: Record<string, () => Promise<Command>> = {
  "user create": async () => (await import("./admin/user")).createUserCommand,
  "user list": async () => (await import("./admin/user")).listUsersCommand,
  "token create": async () => (await import("./admin/token")).createTokenCommand,
  "source add": async () => (await import("./admin/source")).addSourceCommand,
  "source list": async () => (await import("./admin/source")).listSourcesCommand,
};

async function run(given: string[]): Promise<number> {
  if (given.length === 0 || ["help", "--help", "-h"].includes(given[0] ?? "")) {
    console.log(usage);
    return given.length === 0 ? 2 : 0;
  }
  const name = given.slice(0, 2).join(" ");
  const load = commands[name];
  if (load === undefined) throw new UsageError(`There is no command "${name}".`);
  const command = await load();
  const { shutDown } = await import("@/lib/telemetry/shutdown");
  try {
    return await command.run(readOptions(command, given.slice(2)));
  } finally {
    await shutDown();
  }
}

function readOptions(command: Command, given: string[]): Record<string, string> {
  const options = Object.fromEntries(command.options.map((name) => [name, { type: "string" as const }]));
  try {
    const { values } = parseArgs({ args: given, options, strict: true, allowPositionals: false });
    // Every option is declared as one string just above.
    return values as Record<string, string>;
  } catch (error) {
    // parseArgs throws TypeErrors whose message names the option that is unknown or lacks its value.
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${usage}`);
    process.exitCode = 2;
  } else {
    console.error(error instanceof Error ? messagesOf(error).join("\n  because: ") : error);
    process.exitCode = 1;
  }
}

/** An error and what caused it, one line each: "could not be opened" alone helps nobody. */
function messagesOf(error: Error): string[] {
  return error.cause instanceof Error ? [error.message, ...messagesOf(error.cause)] : [error.message];
}
