import "server-only";
import { createHash } from "node:crypto";
import { createZstdDecompress } from "node:zlib";
import { createTarDecoder, type ParsedTarEntry } from "modern-tar";
import { RowDigest } from "@/lib/db/row-digest";
import type { StoredRow } from "@/lib/db/stored-table";
import { BackupRefused } from "./backup-refused";
import { type BackupKey, openBackup } from "./backup-seal";
import {
  type BackupEnd,
  type BackupManifest,
  type BackupTable,
  backupEndSchema,
  backupFormat,
  manifestSchema,
  rowSchema,
} from "./schema";
import { through } from "./through";

/** What a backup holds, piece by piece. **Order** the manifest, rows, files, the end. */
export type BackupPart =
  | { readonly part: "manifest"; readonly manifest: BackupManifest }
  | { readonly part: "rows"; readonly table: BackupTable; readonly rows: readonly StoredRow[] }
  | { readonly part: "file"; readonly path: string; readonly content: AsyncIterable<Uint8Array> }
  | { readonly part: "end"; readonly end: BackupEnd };

/**
 * Reads a backup. Each piece is as it was written; that it is the whole is known only once the last was given and this has ended.
 * Fails: throws `BackupRefused` with a sentence for the operator.
 */
export async function* readBackup(sealed: ReadableStream<Uint8Array>, key: BackupKey): AsyncGenerator<BackupPart> {
  const opened = await openBackup(sealed, key);
  const entries = through(opened, createZstdDecompress()).pipeThrough(createTarDecoder({ strict: true }));
  try {
    yield* new BackupReader().parts(entries);
  } catch (cause) {
    throw refusedFor(cause);
  }
}

function refusedFor(cause: unknown): BackupRefused {
  if (cause instanceof BackupRefused) return cause;
  const problem = "The backup is damaged or was cut off. Take another copy of it, or an older one.";
  return new BackupRefused(problem, { cause });
}

class BackupReader {
  #manifest: BackupManifest | null = null;
  #end: BackupEnd | null = null;
  readonly #digests = new Map<string, RowDigest>();
  readonly #files: BackupEnd["files"] = [];

  async *parts(entries: AsyncIterable<ParsedTarEntry>): AsyncGenerator<BackupPart> {
    for await (const { header, body } of entries) {
      const [folder = "", ...rest] = header.name.split("/");
      if (header.name === "manifest.json") yield this.#readManifest(await textOf(body));
      else if (this.#manifest === null)
        throw new BackupRefused("This file was sealed by age, but is no backup of Querent.");
      else if (folder === "tables") yield this.#readRows(this.#manifest, rest[0] ?? "", await textOf(body));
      else if (folder === "files") yield* this.#readFile(rest.join("/"), body);
      else if (header.name === "end.json") {
        this.#end = backupEndSchema.parse(JSON.parse(await textOf(body)));
        yield { part: "end", end: this.#end };
      } else throw new BackupRefused(`The backup holds something that this Querent does not know: ${header.name}`);
    }
    this.#checkWhole();
  }

  #readManifest(text: string): BackupPart {
    const json: unknown = JSON.parse(text);
    const { format } = manifestSchema.pick({ format: true }).parse(json);
    if (format > backupFormat) {
      throw new BackupRefused(
        "The backup was made by a newer Querent than this one. Restore it with that one, or a newer one.",
      );
    }
    this.#manifest = manifestSchema.parse(json);
    for (const { name } of this.#manifest.tables) this.#digests.set(name, new RowDigest());
    return { part: "manifest", manifest: this.#manifest };
  }

  #readRows(manifest: BackupManifest, name: string, text: string): BackupPart {
    const table = manifest.tables.find((known) => known.name === name);
    const lines = text.split("\n").slice(0, -1);
    if (table === undefined) throw new Error(`rows of an unknown table: ${name}`);
    this.#digests.get(name)?.add(lines);
    const schema = rowSchema.length(table.columns.length);
    return { part: "rows", table, rows: lines.map((line) => schema.parse(JSON.parse(line))) };
  }

  async *#readFile(path: string, body: ReadableStream<Uint8Array>): AsyncGenerator<BackupPart> {
    if (path.split("/").some((part) => ["", ".", ".."].includes(part))) throw new Error(`a file outside: ${path}`);
    const hash = createHash("sha256");
    let bytes = 0;
    async function* hashed() {
      try {
        for await (const chunk of body) {
          hash.update(chunk);
          bytes += chunk.length;
          yield chunk;
        }
      } catch (cause) {
        throw refusedFor(cause);
      }
    }
    const content = hashed();
    yield { part: "file", path, content };
    for await (const _rest of content); // what the reader did not want
    this.#files.push({ path, bytes, sha256: hash.digest("hex") });
  }

  #checkWhole(): void {
    if (this.#end === null) throw new Error("there is no end");
    const read = [...this.#digests].map(([name, { rowCount, digest }]) => [name, { rowCount, digest }] as const);
    const isWhole = sameJson(Object.fromEntries(read), this.#end.tables) && sameJson(this.#files, this.#end.files);
    if (!isWhole) throw new Error("its rows or files are not those that it was written with");
  }
}

const sameJson = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

async function textOf(body: ReadableStream<Uint8Array>): Promise<string> {
  return await new Response(body as ReadableStream<Uint8Array<ArrayBuffer>>).text();
}
