import type { StoreReplacement } from "@/lib/db/open-replacement";
import { RowDigest } from "@/lib/db/row-digest";
import { storedTables } from "@/lib/db/stored-table";
import { AppError } from "@/lib/errors";

/**
 * Reads back every row of a copy and compares counts and digests with those of what was given to it.
 * Fails: throws an AppError that names the table.
 */
export async function checkCopy(
  copy: StoreReplacement,
  given: ReadonlyMap<string, RowDigest>,
  signal: AbortSignal,
): Promise<void> {
  for (const table of storedTables()) {
    const found = new RowDigest();
    for await (const rows of copy.rows(table)) {
      signal.throwIfAborted();
      found.add(rows.map((row) => JSON.stringify(row)));
    }
    const wanted = given.get(table.name) ?? new RowDigest();
    if (found.rowCount !== wanted.rowCount || found.digest !== wanted.digest) {
      throw new AppError(
        `The rows of "${table.name}" do not read back as they were written (${found.rowCount} of ${wanted.rowCount}). Nothing was changed.`,
      );
    }
  }
}
