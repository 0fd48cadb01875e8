import { expect } from "vitest";
import type { SemanticView } from "@/lib/semantic/access-policy";
import type { Driver } from "@/lib/source/driver";
import { openDriver } from "@/lib/source/open-driver";
import { parseConnectionUrl } from "@/lib/source/parse-connection-url";
import type { SourceKind } from "@/lib/source/schema";
import type { AttackedFolder } from "./attacked-folder";
import { canary, type World } from "./world-rows";

/** An engine with both worlds, read with an account that may read their tables and nothing else. */
export type AttackedEngine = {
  readonly kind: SourceKind;
  readonly drivers: Readonly<Record<World, Driver>>;
  /** Of world a, as the attacker may see it. */
  readonly view: SemanticView;
  /** What stands in the statements for names that differ from engine to engine. */
  readonly database: string;
  readonly vault: string;
  /** Everything that an attack could change, by what it is, as an administrator and the account itself see it. */
  snapshot(): Promise<Readonly<Record<string, string>>>;
  /** Reads the canary file or the vault as somebody who may: a canary that nobody can reach would prove nothing. */
  reachCanary(): Promise<string>;
  close(): Promise<void>;
};

/** The statement of an attack with the names and addresses of this run. */
export function placed(sql: string, engine: AttackedEngine, folder: AttackedFolder): string {
  const places: Record<string, string> = {
    DATABASE: engine.database,
    VAULT: engine.vault,
    VAULTFILE: folder.vaultFile,
    FILE: folder.textFile,
    CSV: folder.csvFile,
    FOLDER: folder.outbox,
    HOST: "127.0.0.1",
    PORT: String(folder.port),
  };
  return sql.replaceAll(/__([A-Z]+)__/g, (whole, place: string) => places[place] ?? whole);
}

/** Opens the driver of an address. */
export async function driverAt(address: string): Promise<Driver> {
  const connection = parseConnectionUrl(address);
  if (!connection.ok) throw new Error(connection.error.code);
  const driver = await openDriver(connection.value, "anywhere");
  if (!driver.ok) throw new Error(driver.error.code);
  return driver.value;
}

/** What a statement gave somebody to read, as one text, and whether it was stopped. */
export type Attempt = { readonly shown: string; readonly stopped: boolean };

/** Runs a text as it is, under limits so tight that an attack on time or memory cannot hold up the test. */
export async function attempt(driver: Driver, sql: string, timeoutMs: number): Promise<Attempt> {
  const run = await driver.run(sql, { signal: new AbortController().signal, timeoutMs, rowCountMax: 100 });
  // In which order rows come that nobody sorted, and whatever sorts them alike, is up to the engine.
  if (run.ok) {
    const rows = run.value.rows.map((row) => JSON.stringify(row)).toSorted();
    return { shown: JSON.stringify([run.value.columns, rows]), stopped: false };
  }
  // The worlds' own names are no secret.
  const shown = JSON.stringify(run.error).replaceAll(/(attacked_\w+|world-)[ab]\b/g, "$1x");
  return { shown, stopped: run.error.code === "execute/timeout" };
}

/** The canaries in what was shown, without those that the attacker wrote themselves. */
export function canariesIn(shown: string, sql: string): string[] {
  return [...new Set(shown.match(new RegExp(`${canary}[-\\w(@.]*`, "g")) ?? [])].filter(
    (found) => !sql.includes(found),
  );
}

/** What a session tells of itself, so that a statement that changed it is found out by the next one in the pool. */
export async function sessionOf(driver: Driver, sql: string): Promise<string> {
  const run = await driver.run(sql, { signal: new AbortController().signal, timeoutMs: 10_000, rowCountMax: 100 });
  return JSON.stringify(run.ok ? run.value.rows : run.error);
}

/** Fails when anything is not as it was. */
export function expectUnchanged(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): void {
  const changed = Object.keys({ ...before, ...after }).filter((part) => before[part] !== after[part]);
  expect(Object.fromEntries(changed.map((part) => [part, { before: before[part], after: after[part] }]))).toEqual({});
}
