import { existsSync } from "node:fs";
import { loadEnvFile } from "node:process";
import { UsageError } from "./usage-error";

/** After Ctrl-C: time for a database to be told to stop and for connections to close. */
const stopMsMax = 2_000;

/**
 * Runs the main function of a command and sets the exit code: its own, 1 for what went wrong, 2 for a command that was not
 * understood, 130 after Ctrl-C, which falls `signal`. Problems are sentences on standard error, never stacks.
 */
export async function runCommand(usage: string, work: (signal: AbortSignal) => Promise<number>): Promise<void> {
  readSettings();
  const stop = new AbortController();
  const interrupted = () => {
    process.off("SIGINT", interrupted); // the second one ends it at once
    stop.abort();
    setTimeout(() => process.exit(130), stopMsMax).unref();
  };
  process.on("SIGINT", interrupted);
  try {
    const code = await work(stop.signal);
    process.exitCode = stop.signal.aborted ? 130 : code;
  } catch (error) {
    process.exitCode = stop.signal.aborted ? 130 : sayProblem(error, usage);
  } finally {
    process.off("SIGINT", interrupted);
  }
}

/** The same settings as the server's, so that both work on the same store. */
function readSettings(): void {
  // Tests say what they need and must not meet the developer's database.
  if (process.env.NODE_ENV !== "test" && existsSync(".env")) loadEnvFile(".env");
  // But for the log: it goes to standard output and would mix with what is printed here.
  process.env.LOG_LEVEL = "fatal";
}

function sayProblem(error: unknown, usage: string): number {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${usage}`);
    return 2;
  }
  console.error(error instanceof Error ? messagesOf(error).join("\n  because: ") : error);
  return 1;
}

/** An error and what caused it, one line each: "could not be opened" alone helps nobody. */
function messagesOf(error: Error): string[] {
  return error.cause instanceof Error ? [error.message, ...messagesOf(error.cause)] : [error.message];
}
