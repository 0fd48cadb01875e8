import "server-only";
import { join } from "node:path";
import { openStore, type Store, type StoreLocation } from "@/lib/db/open-store";
import { env } from "@/lib/env";
import { remember } from "@/lib/remember";
import { onShutdown } from "@/lib/telemetry/shutdown";

export type { Store } from "@/lib/db/open-store";

/** Where this installation keeps its data: MySQL where `DATABASE_URL` is set, else the embedded SQLite file. */
export function storeLocation(): StoreLocation {
  const { DATABASE_URL: url, QUERENT_DATA_DIR: folder } = env;
  return url === undefined ? { dialect: "sqlite", file: join(folder, "querent.db") } : { dialect: "mysql", url };
}

type Slot = { opening: Promise<Store> | null };
const slot = () => remember<Slot>("store", () => ({ opening: null }));

/**
 * The application store of this process, migrated on first use.
 * Fails: throws when it cannot be opened or migrated; the next call then tries again.
 */
export function store(): Promise<Store> {
  const { opening } = slot();
  return opening ?? open();
}

function open(): Promise<Store> {
  onShutdown("store", closeStore);
  const opening = openStore(storeLocation()).catch((error: unknown) => {
    slot().opening = null;
    throw error;
  });
  slot().opening = opening;
  return opening;
}

/** The store where this process has opened it. Nulls: it has not, or could not. */
export async function openedStore(): Promise<Store | null> {
  return (await slot().opening?.catch(() => null)) ?? null; // whoever opened it hears why not
}

/** Closes the store at the end of a process, after open transactions. A later `store()` opens it again. */
export async function closeStore(): Promise<void> {
  const { opening } = slot();
  slot().opening = null;
  await (await opening)?.close();
}
