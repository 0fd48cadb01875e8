import "server-only";
import { remember } from "@/lib/remember";
import { ok, type Result } from "@/lib/result";
import { logger } from "@/lib/telemetry/logger";
import { onShutdown } from "@/lib/telemetry/shutdown";
import type { Driver } from "./driver";
import { openDriver } from "./open-driver";
import type { SourceLimits } from "./schema";
import { limitsOf, readStoredSource, type StoredSource, unsealConnection } from "./stored-source";

const log = logger("source");

type Entry = { readonly sealedConnection: string; readonly opening: Promise<Result<Driver>> };

function drivers(): Map<string, Entry> {
  return remember("source-drivers", () => {
    const registry = new Map<string, Entry>();
    onShutdown("source drivers", async () => {
      await Promise.all([...registry.keys()].map((sourceId) => closeDriver(sourceId)));
    });
    return registry;
  });
}

/** Ends the connections of a source, if this process has any. */
export async function closeDriver(sourceId: string): Promise<void> {
  const entry = drivers().get(sourceId);
  if (entry === undefined) return;
  drivers().delete(sourceId);
  const opened = await entry.opening;
  if (!opened.ok) return;
  try {
    await opened.value.close();
  } catch (error) {
    log.warn({ err: error, sourceId }, "closing the driver of a source failed");
  }
}

/**
 * The driver of a source, opened once in this process, and what a query on it may cost. The stored row is read at each call, so
 * that a change made on another instance counts here too. Fails: source/not-found, source/file.
 */
export async function openSource(sourceId: string): Promise<Result<{ driver: Driver; limits: SourceLimits }>> {
  const stored = await readStoredSource(sourceId);
  if (!stored.ok) return stored;
  const driver = await driverOf(stored.value);
  return driver.ok ? ok({ driver: driver.value, limits: limitsOf(stored.value) }) : driver;
}

/** As `openSource`, for those who only need the driver. */
export async function driverFor(sourceId: string): Promise<Result<Driver>> {
  const stored = await readStoredSource(sourceId);
  return stored.ok ? driverOf(stored.value) : stored;
}

async function driverOf({ id: sourceId, sealedConnection }: StoredSource): Promise<Result<Driver>> {
  const known = drivers().get(sourceId);
  if (known?.sealedConnection === sealedConnection) return known.opening;
  if (known !== undefined) void closeDriver(sourceId);
  const opening = openDriver(unsealConnection(sealedConnection));
  drivers().set(sourceId, { sealedConnection, opening });
  const opened = await opening;
  // A file that was missing may be there next time.
  if (!opened.ok && drivers().get(sourceId)?.opening === opening) drivers().delete(sourceId);
  return opened;
}
