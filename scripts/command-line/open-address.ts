import { ok, type Result } from "@/lib/result";
import { openPolicy, type SemanticView } from "@/lib/semantic/access-policy";
import { buildModel } from "@/lib/semantic/build-model";
import type { Driver } from "@/lib/source/driver";
import { openDriver } from "@/lib/source/open-driver";
import type { Connection } from "@/lib/source/schema";
import { progressLine } from "./progress-line";

/** A database that is in no store: read on the spot, closed by the caller. Whoever has its address has all of it: no rules. */
export type OpenedAddress = SemanticView & {
  readonly driver: Driver;
  close(): Promise<void>;
};

/**
 * Connects and introspects. Files may lie anywhere, as whoever runs this could read them anyway.
 * Fails: source/*, execute/cancelled.
 */
export async function openAddress(
  connection: Connection,
  sourceId: string,
  signal: AbortSignal,
): Promise<Result<OpenedAddress>> {
  const opened = await openDriver(connection, "anywhere");
  if (!opened.ok) return opened;
  const driver = opened.value;
  const close = () => driver.close();
  const progress = progressLine("Reading the tables");
  const structure = await driver.introspect({ signal, onProgress: ({ done, total }) => progress.show(done, total) });
  progress.end();
  if (structure.ok) return ok({ driver, model: buildModel(structure.value, sourceId), policy: openPolicy, close });
  await close();
  return structure;
}
