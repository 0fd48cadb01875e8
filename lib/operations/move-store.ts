import "server-only";
import { openReplacement, type StoreReplacement } from "@/lib/db/open-replacement";
import { openSnapshot, type SnapshotTable, type StoreSnapshot } from "@/lib/db/open-snapshot";
import type { StoreLocation } from "@/lib/db/open-store";
import { RowDigest } from "@/lib/db/row-digest";
import { AppError } from "@/lib/errors";
import { checkCopy } from "./check-copy";
import { todaysRows } from "./todays-rows";

export type MoveOptions = {
  readonly others: "allowed" | "refused";
  readonly signal: AbortSignal;
  readonly onProgress: (progress: { done: number; total: number }) => void;
};

/** A table as it was copied: counted and summed up on both sides, which agree. */
export type MovedTable = { readonly name: string; readonly rowCount: number; readonly digest: string };

/**
 * Copies a store into an empty one, of either dialect, and compares both row by row before the copy counts. The store that was copied
 * stays as it is; nobody may write to it meanwhile.
 * Fails: throws `StoreInUse`, `StoreUnreachable`, an AppError where the other is not empty.
 */
export async function moveStore(from: StoreLocation, to: StoreLocation, options: MoveOptions): Promise<MovedTable[]> {
  const snapshot = await openSnapshot(from, options);
  try {
    const replacement = await openReplacement(to, options);
    try {
      refuseStanding(replacement);
      await replacement.begin();
      const digests = await copyAll({ snapshot, replacement }, options);
      await checkCopy(replacement, digests, options.signal);
      await replacement.commit();
      return [...digests].map(([name, { rowCount, digest }]) => ({ name, rowCount, digest }));
    } finally {
      await replacement.close();
    }
  } finally {
    await snapshot.close();
  }
}

function refuseStanding({ standing }: StoreReplacement): void {
  if (standing.size === 0) return;
  throw new AppError(
    `The other store is not empty (${[...standing.keys()].join(", ")}). Name an empty database, in which Querent was not started yet.`,
  );
}

type Copying = { readonly snapshot: StoreSnapshot; readonly replacement: StoreReplacement };

async function copyAll(copying: Copying, { signal, onProgress }: MoveOptions): Promise<Map<string, RowDigest>> {
  const digests = new Map<string, RowDigest>();
  const total = copying.snapshot.tables.reduce((sum, { rowCount }) => sum + rowCount, 0);
  let before = 0;
  for (const table of copying.snapshot.tables) {
    const digest = new RowDigest();
    for await (const lines of copyTable(copying, table)) {
      signal.throwIfAborted();
      digest.add(lines);
      onProgress({ done: before + digest.rowCount, total });
    }
    before += digest.rowCount;
    digests.set(table.name, digest);
  }
  return digests;
}

/** Gives what was inserted, a row a line. */
async function* copyTable({ snapshot, replacement }: Copying, table: SnapshotTable): AsyncGenerator<string[]> {
  const today = todaysRows(table.name, table.columns);
  if (today === null) return; // never: a snapshot has tables of today alone
  for await (const rows of snapshot.rows(table)) {
    const fitted = rows.map(today.of);
    await replacement.insert(today.table, fitted);
    yield fitted.map((row) => JSON.stringify(row));
  }
}
