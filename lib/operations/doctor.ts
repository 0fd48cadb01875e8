import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { examineStore, type MysqlFacts, type SqliteFacts } from "@/lib/db/examine-store";
import { readSetting } from "@/lib/db/settings";
import { type Store, store, storeLocation } from "@/lib/db/store";
import { checkAddress, checkServer, checkWorkers } from "./doctor/check-address";
import { checkBrowser, checkDataFolder, checkNode } from "./doctor/check-machine";
import { checkModels } from "./doctor/check-models";
import { checkRedis } from "./doctor/check-redis";
import { checkSecret } from "./doctor/check-secret";
import { checkSources } from "./doctor/check-sources";
import { judgeStore } from "./doctor/check-store";
import { broken, type Finding, fine, saidBy, skipped, warning } from "./doctor/finding";
import { lastBackupSchema, lastBackupSetting } from "./schema";

export type PartReport = { readonly part: string; readonly findings: readonly Finding[] };

/** A part that takes longer is told as such. Models load at their first question. */
const limitMs = 20_000;
const askModelsMs = 120_000;
const backupDaysMax = 7;
const dayMs = 86_400_000;

/**
 * Looks at each part of this installation, and changes none: not even the tables of a store that is older. What fails or hangs
 * keeps no other part from being looked at. `askModels`: also spends a few tokens of each model.
 */
export async function examineInstallation({ askModels }: { readonly askModels: boolean }): Promise<PartReport[]> {
  const opening = openIfCurrent();
  const onStore = (look: (on: Store) => Promise<Finding[]>) => async () => {
    const { on } = await opening;
    return on === null ? [skipped("The store cannot be read now: see there.")] : await look(on);
  };
  return await Promise.all([
    bounded("node", async () => checkNode()),
    bounded("data folder", checkDataFolder),
    bounded("store", async () => (await opening).findings),
    bounded("backup", onStore(checkLastBackup)),
    bounded("secret", async () => await checkSecret((await opening).on)),
    bounded("redis", checkRedis),
    bounded("processes", async () => checkWorkers()),
    bounded("server", checkServer),
    bounded("address", checkAddress),
    bounded("sources", onStore(checkSources)),
    bounded("models", async () => await checkModels((await opening).on, askModels), askModels ? askModelsMs : limitMs),
    bounded("pdf", async () => checkBrowser()),
  ]);
}

async function bounded(part: string, look: () => Promise<Finding[]>, within = limitMs): Promise<PartReport> {
  const ended = new AbortController();
  const late = async () => {
    await delay(within, null, { signal: ended.signal });
    return [
      broken(
        `It does not answer within ${within / 1_000} s.`,
        "See whether it is overloaded or cut off by a firewall.",
      ),
    ];
  };
  try {
    return { part, findings: await Promise.race([look(), late()]) };
  } catch (error) {
    return { part, findings: [broken(`${saidBy(error)}.`, "This was not foreseen: look at the log of the server.")] };
  } finally {
    ended.abort();
  }
}

/** The store, where it is there and has the tables of this version: opening any other would change it. */
async function openIfCurrent(): Promise<{ on: Store | null; findings: Finding[] }> {
  const location = storeLocation();
  let facts: SqliteFacts | MysqlFacts | null;
  try {
    facts = await examineStore(location);
  } catch (error) {
    const fix =
      location.dialect === "mysql"
        ? "Start the database, or correct DATABASE_URL (address, login, name of the database)."
        : "Give this user the right to it; if it is damaged, move it away and restore the last backup: admin -- restore FILE";
    return { on: null, findings: [broken(`The store cannot be read: ${saidBy(error)}.`, fix)] };
  }
  const schema = facts?.schema ?? null;
  const isCurrent = schema !== null && schema.pending.length === 0 && !schema.isNewer;
  return { on: isCurrent ? await store() : null, findings: judgeStore(facts) };
}

async function checkLastBackup(): Promise<Finding[]> {
  const fix = "Let it happen every night, for example by cron: admin -- backup FILE --passphrase-file FILE";
  const last = await readSetting(lastBackupSetting, lastBackupSchema);
  if (last === null) return [warning("No backup was made yet.", fix)];
  const days = Math.floor((Date.now() - Date.parse(last.at)) / dayMs);
  const what = `The last backup was made ${days === 0 ? "today" : `${days} day${days === 1 ? "" : "s"} ago`} (${last.at}).`;
  return [days > backupDaysMax ? warning(what, fix) : fine(what)];
}
