import "server-only";
import { asc } from "drizzle-orm";
import type { Store } from "@/lib/db/store";
import { errorMessage } from "@/lib/i18n/error-message";
import { openDriver } from "@/lib/source/open-driver";
import { openConnection } from "@/lib/source/stored-source";
import { broken, type Finding, fine, saidBy, skipped, warning } from "./finding";

const testMs = 12_000;

/** Reaches each data source with the account that is stored for it. */
export async function checkSources({ db, tables }: Store): Promise<Finding[]> {
  const { id, name, sealedConnection } = tables.sources;
  const rows = await db.select({ id, name, sealedConnection }).from(tables.sources).orderBy(asc(name));
  if (rows.length === 0) return [fine("No data source is connected yet.")];
  return (await Promise.all(rows.map(checkSource))).flat();
}

async function checkSource({ name, sealedConnection }: { name: string; sealedConnection: string }): Promise<Finding[]> {
  const fix = `Correct its connection under Data, "${name}", or bring the server back.`;
  try {
    const connection = openConnection(sealedConnection);
    if (connection === null) return [skipped(`${name}: its connection does not open; see the secret.`)];
    const driver = await openDriver(connection);
    if (!driver.ok) return [broken(`${name}: ${errorMessage(driver.error, "en")}`, fix)];
    const tested = await driver.value.test(AbortSignal.timeout(testMs)).finally(() => driver.value.close());
    if (!tested.ok) return [broken(`${name}: ${errorMessage(tested.error, "en")}`, fix)];
    const { serverVersion, tableCount, canWrite, accountRisks } = tested.value;
    const found = `${name}: ${serverVersion}, ${tableCount} table${tableCount === 1 ? "" : "s"}`;
    if (canWrite !== true && accountRisks.length === 0) return [fine(`${found}.`)];
    const risk = canWrite === true ? "could write" : "may more than read";
    return [
      warning(
        `${found}; its account ${risk}.`,
        `Connect with an account that only reads: Data, "${name}" shows the statements that make one.`,
      ),
    ];
  } catch (error) {
    return [broken(`${name}: ${saidBy(error)}.`, fix)];
  }
}
