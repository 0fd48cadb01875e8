import { z } from "zod";

/** Raised when older programs could not read it any more. */
export const backupFormat = 1;

const countedSchema = z.object({ rowCount: z.int(), digest: z.string() });

/** `manifest.json`, the first entry of a backup. */
export const manifestSchema = z.object({
  format: z.int(),
  /** Name of the migration that the store had had last; the same for both dialects. */
  schema: z.string(),
  dialect: z.enum(["mysql", "sqlite"]),
  madeAt: z.iso.datetime(),
  /** What opens the sealed values, base64; the one in force first. */
  secrets: z.array(z.base64()),
  /** `rowCount`: as counted before the rows were written. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rowCount: z.int() })),
});
export type BackupManifest = z.infer<typeof manifestSchema>;
export type BackupTable = BackupManifest["tables"][number];

/** `end.json`, the last entry: without it a backup is not whole. */
export const backupEndSchema = z.object({
  tables: z.record(z.string(), countedSchema),
  /** **Order** as they stand in the archive. */
  files: z.array(z.object({ path: z.string(), bytes: z.int(), sha256: z.string() })),
});
export type BackupEnd = z.infer<typeof backupEndSchema>;

/** A line of a table: its values in the order of the manifest's columns. */
export const rowSchema = z.array(z.union([z.string(), z.number(), z.null()]));

/** The setting that says when the last backup was made. */
export const lastBackupSetting = "last-backup";
export const lastBackupSchema = z.object({ at: z.iso.datetime(), rowCount: z.int(), bytes: z.int() });
export type LastBackup = z.infer<typeof lastBackupSchema>;
