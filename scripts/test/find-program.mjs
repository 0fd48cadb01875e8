import { existsSync, globSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Where Debian keeps server programs that are not on everybody's path. */
const serverFolders = ["/usr/sbin", "/usr/local/sbin", ...globSync("/usr/lib/postgresql/*/bin").sort().reverse()];

/** The full path of a program. Nulls: it is not installed. */
export function findProgram(name) {
  // Servers first: a wrapper of the same name on the path may not take the options used here.
  const folders = [...serverFolders, ...(process.env.PATH ?? "").split(delimiter)];
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file)) ?? null;
}
