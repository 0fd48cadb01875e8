import "server-only";
import { mkdir, realpath, stat } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import { env } from "@/lib/env";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";

/** Stands for the demo shop in a stored connection: its file lies beside `files/`, where nobody can put another in its place. */
export const demoShopReference = "demo:shop";

/** Where a connection's files may lie. "anywhere" is for the command line, whose user has the machine's rights anyway. */
export type FileAccess = "data-folder" | "anywhere";

export function demoShopFile(): string {
  return join(env.QUERENT_DATA_DIR, "demo-shop.duckdb");
}

async function realFile(path: string): Promise<string | null> {
  try {
    const real = await realpath(path);
    return (await stat(real)).isFile() ? real : null;
  } catch {
    // Missing and forbidden look alike on purpose: the answer must not tell what exists outside the folder.
    return null;
  }
}

/**
 * Finds the file of a file source. Links are followed first, so that none leads out of `<data>/files`.
 * Fails: source/file for anything missing, outside, or not a regular file.
 */
export async function resolveSourceFile(file: string, access: FileAccess): Promise<Result<string>> {
  if (file === demoShopReference) {
    const demo = await realFile(demoShopFile());
    return demo === null ? refuse("source/file", { file: "demo-shop.duckdb" }) : ok(demo);
  }
  if (access === "anywhere") {
    const real = await realFile(resolve(file));
    return real === null ? refuse("source/file", { file }) : ok(real);
  }
  const folder = join(env.QUERENT_DATA_DIR, "files");
  await mkdir(folder, { recursive: true });
  const root = await realpath(folder);
  const real = await realFile(resolve(root, file));
  return real?.startsWith(root + sep) ? ok(real) : refuse("source/file", { file });
}
