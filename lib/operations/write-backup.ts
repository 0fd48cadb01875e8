import "server-only";
import { createHash } from "node:crypto";
import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createZstdCompress } from "node:zlib";
import { createTarPacker, type TarPackController } from "modern-tar";
import type { SnapshotTable, StoreSnapshot } from "@/lib/db/open-snapshot";
import { RowDigest } from "@/lib/db/row-digest";
import { AppError } from "@/lib/errors";
import { type BackupSeal, sealBackup } from "./backup-seal";
import { type DataFile, readDataFile } from "./data-files";
import { type BackupEnd, type BackupManifest, backupFormat } from "./schema";
import { through } from "./through";

export type BackupOptions = {
  readonly seal: BackupSeal;
  readonly secrets: readonly Buffer[];
  readonly files: readonly DataFile[];
  readonly signal: AbortSignal;
  readonly onProgress: (progress: { done: number; total: number }) => void;
};

/**
 * Writes a store as a tar archive of JSON lines, packed by zstd and sealed by age: `age -d FILE | tar --zstd -x` opens it without
 * Querent. Holds a few megabytes of it at a time. **Units** `bytes`: as written.
 */
export async function writeBackup(
  snapshot: StoreSnapshot,
  to: Writable,
  options: BackupOptions,
): Promise<BackupEnd & { bytes: number }> {
  const { readable, controller } = createTarPacker();
  const sealed = await sealBackup(through(readable, createZstdCompress()), options.seal);
  let bytes = 0;
  async function* counted(source: AsyncIterable<Uint8Array>) {
    for await (const chunk of source) {
      bytes += chunk.length;
      yield chunk;
    }
  }
  const filled = fill({ snapshot, controller }, options).catch((error: unknown) => {
    controller.error(error);
    throw error;
  });
  const sent = pipeline(sealed, counted, to, { signal: options.signal });
  const [end] = await Promise.all([filled, sent]);
  return { ...end, bytes };
}

type Filling = { readonly snapshot: StoreSnapshot; readonly controller: TarPackController };

async function fill({ snapshot, controller }: Filling, options: BackupOptions): Promise<BackupEnd> {
  const manifest: BackupManifest = {
    format: backupFormat,
    schema: snapshot.schema,
    dialect: snapshot.dialect,
    madeAt: new Date().toISOString(),
    secrets: options.secrets.map((secret) => secret.toString("base64")),
    tables: snapshot.tables.map(({ name, columns, rowCount }) => ({ name, columns: [...columns], rowCount })),
  };
  const end: BackupEnd = { tables: {}, files: [] };
  await addText(controller, "manifest.json", JSON.stringify(manifest));
  const total = snapshot.tables.reduce((sum, { rowCount }) => sum + rowCount, 0);
  let before = 0;
  for (const table of snapshot.tables) {
    const show = (done: number) => options.onProgress({ done: before + done, total });
    end.tables[table.name] = await addTable({ snapshot, controller }, table, show);
    before += table.rowCount;
  }
  for (const file of options.files) end.files.push(await addFile(controller, file));
  await addText(controller, "end.json", JSON.stringify(end));
  controller.finalize();
  return end;
}

/** In entries of about a megabyte, as the size of an entry stands before it. */
async function addTable(
  { snapshot, controller }: Filling,
  table: SnapshotTable,
  show: (done: number) => void,
): Promise<BackupEnd["tables"][string]> {
  const digest = new RowDigest();
  let part = 0;
  for await (const rows of snapshot.rows(table)) {
    const lines = rows.map((row) => JSON.stringify(row));
    digest.add(lines);
    part += 1;
    const name = `tables/${table.name}/${String(part).padStart(6, "0")}.ndjson`;
    await addText(controller, name, `${lines.join("\n")}\n`);
    show(digest.rowCount);
  }
  return { rowCount: digest.rowCount, digest: digest.digest };
}

async function addFile(controller: TarPackController, file: DataFile): Promise<BackupEnd["files"][number]> {
  const hash = createHash("sha256");
  const writer = controller.add({ name: `files/${file.path}`, size: file.bytes, mode: 0o600 }).getWriter();
  let read = 0;
  for await (const chunk of readDataFile(file)) {
    hash.update(chunk);
    read += chunk.length;
    await writer.write(chunk);
  }
  if (read !== file.bytes) {
    throw new AppError(
      `files/${file.path} became shorter while it was read. Try again, or leave the files out: --without-files`,
    );
  }
  await writer.close();
  return { ...file, sha256: hash.digest("hex") };
}

async function addText(controller: TarPackController, name: string, text: string): Promise<void> {
  const body = Buffer.from(text);
  const writer = controller.add({ name, size: body.length, mode: 0o600 }).getWriter();
  await writer.write(body);
  await writer.close();
}
