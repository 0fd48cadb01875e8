import "server-only";
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { env } from "@/lib/env";

/** A file of file sources; `path` with "/" between its folders, below `files`. */
export type DataFile = { readonly path: string; readonly bytes: number };

export function dataFilesFolder(): string {
  return join(env.QUERENT_DATA_DIR, "files");
}

/** What lies in the folder `files` of the data folder. Links are left out: what they lead to is not Querent's. **Order** by path. */
export async function dataFiles(): Promise<DataFile[]> {
  const folder = dataFilesFolder();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = paths.map(async (path) => ({
    path: relative(folder, path).split(sep).join("/"),
    bytes: (await stat(path)).size,
  }));
  return (await Promise.all(files)).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The first `bytes` of a file: what is appended meanwhile is left for the next time. */
export function readDataFile({ path, bytes }: DataFile): AsyncIterable<Buffer> | readonly Buffer[] {
  return bytes === 0 ? [] : createReadStream(join(dataFilesFolder(), path), { end: bytes - 1 });
}
