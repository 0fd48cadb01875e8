import { systemViewer } from "@/lib/auth/system-viewer";
import { refuse } from "@/lib/errors";
import { askableViewFor } from "@/lib/pipeline/askable-view";
import { ok, type Result } from "@/lib/result";
import type { SemanticView } from "@/lib/semantic/access-policy";
import { analyseNow, analysisFinished } from "@/lib/semantic/analysis/source-analysis";
import { demoShopSourceId, seedDemoShop } from "@/lib/source/demo-shop/seed-demo-shop";
import type { Driver } from "@/lib/source/driver";
import { parseConnectionUrl } from "@/lib/source/parse-connection-url";
import { driverFor } from "@/lib/source/source-drivers";
import { listSources } from "@/lib/source/sources";
import { openAddress } from "@/scripts/command-line/open-address";
import { UsageError } from "@/scripts/command-line/usage-error";

/** Of the store: as the system's administrator may see it, whom rules for everybody concern too. */
export type OpenedSource = SemanticView & {
  readonly driver: Driver;
  close(): Promise<void>;
};

const address = /^(?:[a-z]+:\/\/|sqlite:|duckdb:)/i;

/** Whether a source is given by its address and not by its name. */
export const isAddress = (where: string): boolean => address.test(where);

/**
 * A source by name from the store, by address without the store, or the demo shop.
 * Fails: source/*, execute/cancelled; throws a UsageError for an address that cannot be read.
 */
export async function openSource(where: string | null, signal: AbortSignal): Promise<Result<OpenedSource>> {
  if (where === null || !isAddress(where)) return await openStored(where);
  const connection = parseConnectionUrl(where);
  if (!connection.ok) throw new UsageError(`--source ${connection.error.params.problem}.`);
  return await openAddress(connection.value, "command-line", signal);
}

async function openStored(wanted: string | null): Promise<Result<OpenedSource>> {
  const viewer = systemViewer();
  if ((await demoShopSourceId()) === null && process.stderr.isTTY) console.error("Preparing the demo shop …");
  await seedDemoShop(analyseNow);
  const sources = await listSources(viewer);
  const demoId = await demoShopSourceId();
  const found = sources.find(({ id, name }) =>
    wanted === null ? id === demoId : name.toLowerCase() === wanted.toLowerCase(),
  );
  if (found === undefined) {
    const known = sources.map(({ name }) => name).join(", ");
    return refuse("source/not-found", { name: wanted ?? "Demo shop", known });
  }
  if (found.analysisStatus !== "ready") {
    const analysed = await analysisFinished(found.id);
    if (!analysed.ok) return analysed;
  }
  const view = await askableViewFor(viewer, found.id);
  if (!view.ok) return view;
  const driver = await driverFor(found.id);
  // The registry of drivers closes its own at shutdown.
  return driver.ok ? ok({ ...view.value, driver: driver.value, close: async () => undefined }) : driver;
}
