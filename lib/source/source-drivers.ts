import "server-only";
import { refuse } from "@/lib/errors";
import { remember } from "@/lib/remember";
import { ok, type Result } from "@/lib/result";
import { logger } from "@/lib/telemetry/logger";
import { onShutdown } from "@/lib/telemetry/shutdown";
import type { Driver } from "./driver";
import { openDriver } from "./open-driver";
import type { Connection, SourceLimits } from "./schema";
import { SourceHealth } from "./source-health";
import { limitsOf, openConnection, readStoredSource, type StoredSource } from "./stored-source";
import { watchDriver } from "./watch-driver";

const log = logger("source");

const probeEveryMs = 15_000;
/** A source that needs longer to say that it is there is not there for whoever asks it something. */
const probeMsMax = 10_000;

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

/** Which of the sources that this process works with can be reached. */
export function sourceHealth(): SourceHealth {
  return remember("source-health", () => {
    const health = new SourceHealth({ probe, probeEveryMs });
    onShutdown("source health", () => health.close());
    return health;
  });
}

async function probe(sourceId: string): Promise<Result<unknown>> {
  const driver = await driverFor(sourceId);
  return driver.ok ? driver.value.test(AbortSignal.timeout(probeMsMax)) : driver;
}

/** The sources that this process has a driver for, by id. */
export async function openDrivers(): Promise<ReadonlyMap<string, Driver>> {
  const opened = [...drivers()].map(async ([sourceId, { opening }]) => [sourceId, await opening] as const);
  const open = await Promise.all(opened);
  return new Map(open.flatMap(([sourceId, driver]) => (driver.ok ? [[sourceId, driver.value] as const] : [])));
}

/** Ends the connections of a source, if this process has any, and forgets whether it could be reached. */
export async function closeDriver(sourceId: string): Promise<void> {
  sourceHealth().forget(sourceId);
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
 * that a change made on another instance counts here too. Fails: source/not-found, source/connection-lost, source/file.
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

async function driverOf({ id: sourceId, name, sealedConnection }: StoredSource): Promise<Result<Driver>> {
  const known = drivers().get(sourceId);
  if (known?.sealedConnection === sealedConnection) return known.opening;
  if (known !== undefined) void closeDriver(sourceId);
  const connection = openConnection(sealedConnection);
  if (connection === null) return refuse("source/connection-lost", { name });
  // What a query on a source that was changed or deleted meanwhile comes to says nothing of the one of today.
  const isCurrent = () => drivers().get(sourceId)?.opening === opening;
  const note = (outcome: Result<unknown>) => {
    if (isCurrent()) sourceHealth().note(sourceId, connection.kind, outcome);
  };
  const opening = openWatched(connection, note);
  drivers().set(sourceId, { sealedConnection, opening });
  const opened = await opening;
  if (opened.ok) return opened;
  note(opened);
  // A file that was missing may be there next time.
  if (isCurrent()) drivers().delete(sourceId);
  return opened;
}

async function openWatched(connection: Connection, note: (outcome: Result<unknown>) => void): Promise<Result<Driver>> {
  const opened = await openDriver(connection);
  return opened.ok ? ok(watchDriver(opened.value, note)) : opened;
}
