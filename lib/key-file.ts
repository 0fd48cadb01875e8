import { randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/id";

/** As long as a key that is made here, and as the shortest `QUERENT_SECRET`. */
const keyBytesMin = 32;
const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * The keys of a key file: one a line, the one in force first, those before it after. Nulls: there is no file.
 * Fails: throws an AppError when it holds anything else.
 */
export function readKeyFile(file: string): Buffer[] | null {
  const text = unlessMissing(() => readFileSync(file, "utf8"));
  if (text === null) return null;
  const lines = text.trim().split(/\s+/);
  const keys = lines.map((line) => Buffer.from(line, "base64"));
  if (lines.every((line) => base64.test(line)) && keys.every((key) => key.length >= keyBytesMin)) return keys;
  throw new AppError(`The key file ${file} is damaged. Put it back from a backup, or set QUERENT_SECRET`);
}

/** Tells one state of a key file from the next, without reading it. Nulls: there is no file. */
export function keyFileState(file: string): string | null {
  const state = unlessMissing(() => statSync(file));
  return state === null ? null : `${state.ino} ${state.mtimeMs} ${state.size}`;
}

/**
 * Makes a key file where there is none, with these keys or a new one. Linking a finished file into place lets one of two first
 * starts win. Gives the keys of the one that won.
 */
export function makeKeyFile(file: string, keys: readonly Buffer[] = [newKey()]): Buffer[] {
  const draft = draftOf(file, keys);
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft);
  }
  const made = readKeyFile(file);
  if (made === null) throw new AppError(`The key file ${file} vanished while it was made`);
  return made;
}

/** Puts other keys in place of those of the file, at once: whoever reads it finds the old ones or the new ones. */
export function replaceKeyFile(file: string, keys: readonly Buffer[]): void {
  renameSync(draftOf(file, keys), file);
}

/** A key that nobody can guess. */
export function newKey(): Buffer {
  return randomBytes(keyBytesMin);
}

/** Written through to the disk: what is sealed next is lost with it. */
function draftOf(file: string, keys: readonly Buffer[]): string {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${newId()}`;
  const handle = openSync(draft, "wx", 0o600);
  try {
    writeSync(handle, keys.map((key) => `${key.toString("base64")}\n`).join(""));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return draft;
}

function unlessMissing<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
