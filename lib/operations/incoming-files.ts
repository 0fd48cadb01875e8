import "server-only";
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { env } from "@/lib/env";
import { newId } from "@/lib/id";
import { dataFilesFolder } from "./data-files";

const prefix = "restoring-";

/** Folders that a restore has left which was interrupted. */
export async function leftoverFolders(): Promise<string[]> {
  const names = await readdir(env.QUERENT_DATA_DIR).catch(() => []); // there is none yet
  return names.filter((name) => name.startsWith(prefix)).map((name) => join(env.QUERENT_DATA_DIR, name));
}

/** Files of a backup, kept aside until the store they belong to is in place. */
export class IncomingFiles {
  readonly #aside = join(env.QUERENT_DATA_DIR, prefix + newId());
  readonly #paths: string[] = [];

  get count(): number {
    return this.#paths.length;
  }

  async take(path: string, content: AsyncIterable<Uint8Array>): Promise<void> {
    if (this.#paths.length === 0) for (const left of await leftoverFolders()) await rm(left, { recursive: true });
    const file = join(this.#aside, path);
    await mkdir(dirname(file), { recursive: true });
    await pipeline(content, createWriteStream(file, { mode: 0o600, flush: true }));
    this.#paths.push(path);
  }

  /** Those in whose place another file stands. */
  async conflicts(): Promise<string[]> {
    const found: string[] = [];
    for (const path of this.#paths) {
      if (!(await isSame(join(this.#aside, path), join(dataFilesFolder(), path)))) found.push(path);
    }
    return found;
  }

  /** Puts them in place, each at once. */
  async place(): Promise<void> {
    for (const path of this.#paths) {
      const target = join(dataFilesFolder(), path);
      await mkdir(dirname(target), { recursive: true });
      await rename(join(this.#aside, path), target);
    }
  }

  async discard(): Promise<void> {
    await rm(this.#aside, { recursive: true, force: true });
  }
}

/** Whether nothing is lost by putting `file` in the place of `standing`. */
async function isSame(file: string, standing: string): Promise<boolean> {
  const there = await stat(standing).catch(() => null);
  if (there === null) return true;
  if (there.size !== (await stat(file)).size) return false;
  return (await digestOf(file)) === (await digestOf(standing));
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
