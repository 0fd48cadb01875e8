import "server-only";
import { mkdirSync } from "node:fs";
import { access, constants } from "node:fs/promises";
import { keepAuditClean } from "@/lib/auth/clean-audit";
import { prepareFirstRun } from "@/lib/auth/first-run";
import { watchBreaker } from "@/lib/cache/breaker-metric";
import { defaultCache } from "@/lib/cache/default-cache";
import { keepPicturesClean } from "@/lib/dashboard/clean-pictures";
import { seedDemoDashboard } from "@/lib/dashboard/demo/seed-demo-dashboard";
import { closeStore, store } from "@/lib/db/store";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { watchPools } from "@/lib/execute/pool-metrics";
import { watchBudgets } from "@/lib/llm/usage/budget-metric";
import { prepareSources } from "@/lib/pipeline/prepare-sources";
import { failInterruptedRuns } from "@/lib/quality/quality-runs";
import { remember } from "@/lib/remember";
import { failInterruptedReports } from "@/lib/report/reports-at-work";
import { watchSources } from "@/lib/source/source-metric";
import { watchBuild } from "@/lib/telemetry/build-metric";
import { onShutdown } from "@/lib/telemetry/shutdown";

export type StartedUp = {
  /** Nobody can sign in yet: the first visitor makes the administrator's account. */
  readonly awaitsFirstVisitor: boolean;
};

/**
 * Everything that must be true before the first request: a data folder, a store with today's tables, the first run prepared,
 * the demo shop and its dashboard in place, what a dead process was measuring or writing marked as such, connections to Redis on their way. Runs once per process; later calls wait for the same run.
 * Fails: throws with a sentence for the operator when the data folder or the store cannot be used.
 */
export function startUp(): Promise<StartedUp> {
  return remember("start-up", run);
}

async function run(): Promise<StartedUp> {
  await checkDataFolder(env.QUERENT_DATA_DIR);
  onShutdown("store", closeStore);
  await store();
  const { needed } = await prepareFirstRun();
  await prepareSources();
  await seedDemoDashboard();
  await failInterruptedRuns();
  await failInterruptedReports();
  defaultCache();
  keepAuditClean();
  keepPicturesClean();
  watchBuild();
  watchBudgets();
  watchSources();
  watchPools();
  watchBreaker();
  return { awaitsFirstVisitor: needed };
}

async function checkDataFolder(folder: string): Promise<void> {
  try {
    mkdirSync(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (cause) {
    throw new AppError(
      `The data folder ${folder} cannot be written. Give this user the right to write there, or set QUERENT_DATA_DIR to a folder that can be.`,
      { cause },
    );
  }
}
