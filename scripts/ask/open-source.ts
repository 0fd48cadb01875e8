import { systemViewer } from "@/lib/auth/system-viewer";
import { refuse } from "@/lib/errors";
import { keepMeaning } from "@/lib/pipeline/analyse-source";
import { ok, type Result } from "@/lib/result";
import { buildModel } from "@/lib/semantic/build-model";
import type { SemanticModel } from "@/lib/semantic/schema";
import { semanticModelFor } from "@/lib/semantic/semantic-model";
import { analysisFinished } from "@/lib/source/analysis";
import { demoShopSourceId, seedDemoShop } from "@/lib/source/demo-shop/seed-demo-shop";
import type { Driver } from "@/lib/source/driver";
import { openDriver } from "@/lib/source/open-driver";
import { parseConnectionUrl } from "@/lib/source/parse-connection-url";
import type { Connection } from "@/lib/source/schema";
import { driverFor } from "@/lib/source/source-drivers";
import { listSources } from "@/lib/source/sources";

export type OpenedSource = {
  readonly driver: Driver;
  readonly model: SemanticModel;
  close(): Promise<void>;
};

/** A source by name from the store, by address without the store, or the demo shop. Fails: source/*, request/invalid. */
export async function openSource(where: string | null): Promise<Result<OpenedSource>> {
  if (where !== null && /^[a-z]+:/.test(where)) {
    const connection = parseConnectionUrl(where);
    return connection.ok ? await openAddress(connection.value) : connection;
  }
  await seedDemoShop(keepMeaning);
  const viewer = systemViewer();
  const sources = await listSources(viewer);
  const demoId = await demoShopSourceId();
  const found = sources.find(({ id, name }) =>
    where === null ? id === demoId : name.toLowerCase() === where.toLowerCase(),
  );
  if (found === undefined) return refuse("source/not-found");
  if (found.analysisStatus !== "ready") {
    const analysed = await analysisFinished(found.id);
    if (!analysed.ok) return analysed;
  }
  const model = await semanticModelFor(viewer, found.id);
  if (!model.ok) return model;
  const driver = await driverFor(found.id);
  // The registry of drivers closes its own at shutdown.
  return driver.ok ? ok({ driver: driver.value, model: model.value, close: async () => undefined }) : driver;
}

/** Introspects on the spot; files may lie anywhere, as whoever runs this could read them anyway. */
export async function openAddress(connection: Connection): Promise<Result<OpenedSource>> {
  const opened = await openDriver(connection, "anywhere");
  if (!opened.ok) return opened;
  const driver = opened.value;
  const close = () => driver.close();
  const structure = await driver.introspect({ signal: new AbortController().signal, onProgress: () => undefined });
  if (structure.ok) return ok({ driver, model: buildModel(structure.value, "command-line"), close });
  await close();
  return structure;
}
