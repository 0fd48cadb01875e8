import "server-only";
import { join } from "node:path";
import { openStore, type Store } from "@/lib/db/open-store";
import { env } from "@/lib/env";
import { remember } from "@/lib/remember";

export type { Store } from "@/lib/db/open-store";

/**
 * The application store of this process, migrated on first use: MySQL where `DATABASE_URL` is set, else the embedded SQLite file.
 * Fails: throws when it cannot be opened or migrated; the next call then tries again.
 */
export function store(): Promise<Store> {
  const slot = remember<{ opening: Promise<Store> | null }>("store", () => ({ opening: null }));
  slot.opening ??= openStore(
    env.DATABASE_URL === undefined
      ? { dialect: "sqlite", file: join(env.QUERENT_DATA_DIR, "querent.db") }
      : { dialect: "mysql", url: env.DATABASE_URL },
  ).catch((error: unknown) => {
    slot.opening = null;
    throw error;
  });
  return slot.opening;
}

/** Closes the store at the end of a process, after open transactions. A later `store()` opens it again. */
export async function closeStore(): Promise<void> {
  const slot = remember<{ opening: Promise<Store> | null }>("store", () => ({ opening: null }));
  const opening = slot.opening;
  slot.opening = null;
  await (await opening)?.close();
}
