import { type ParseArgsConfig, parseArgs } from "node:util";
import { UsageError } from "./usage-error";

/** Node's `parseArgs`, with its complaints turned into a UsageError that names the option. */
export function readOptions<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    // parseArgs throws TypeErrors whose first sentence names the option that is unknown or lacks its value.
    throw new UsageError(error instanceof Error ? firstSentence(error.message) : String(error));
  }
}

/** What follows is about arguments that begin with a dash, which none of ours do. */
function firstSentence(text: string): string {
  return `${text.split(". ")[0]?.replace(/\.$/, "")}.`;
}
