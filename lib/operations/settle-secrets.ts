import "server-only";
import { rmSync } from "node:fs";
import { getTableName } from "drizzle-orm";
import * as mysqlTables from "@/drizzle/schema.mysql";
import type { StoredTable, StoredValue } from "@/lib/db/stored-table";
import { makeKeyFile } from "@/lib/key-file";
import { givenSecrets, keyFilePath, type SealedPurpose, seal, unsealWith } from "@/lib/secret";
import { purposesWithColumns } from "./sealed-columns";

/**
 * What becomes of the secret of a backup. "none": it has none, as nothing was ever sealed; "adopted": there is none here, and that of the backup becomes this installation's; "same":
 * it opens here already; "resealed": values are sealed anew with the secret that is here.
 */
export type SecretOutcome = "none" | "adopted" | "same" | "resealed";

/** Brings sealed values of a backup under the secret of this installation, one after the other. */
export class SettleSecrets {
  outcome: SecretOutcome;
  /** How many values no secret opens: they were lost before the backup was made. */
  lostCount = 0;
  readonly #here = givenSecrets();
  readonly #purposes = purposesOf();

  constructor(readonly ofBackup: readonly Buffer[]) {
    this.outcome = ofBackup.length === 0 ? "none" : this.#here === null ? "adopted" : "same";
  }

  /** What brings a row of a table into the form in which it is to stand here. */
  settling({ name, columns }: StoredTable): (row: StoredValue[]) => StoredValue[] {
    const places = columns.flatMap((column, at) => {
      const purpose = this.#purposes.get(`${name}.${column.name}`);
      return purpose === undefined ? [] : [{ at, purpose }];
    });
    return (row) => {
      for (const { at, purpose } of places) row[at] = this.#settle(purpose, row[at] ?? null);
      return row;
    };
  }

  #settle(purpose: SealedPurpose, value: StoredValue): StoredValue {
    if (typeof value !== "string") return value;
    const opens = (secret: Buffer) => unsealWith(value, purpose, secret);
    if (this.#here?.some((secret) => opens(secret) !== null)) return value;
    const text = this.ofBackup.reduce<string | null>((found, secret) => found ?? opens(secret), null);
    if (text === null) this.lostCount += 1;
    if (text === null || this.#here === null) return value;
    this.outcome = "resealed";
    return seal(text, purpose, this.#here[0]);
  }

  /** Makes the backup's secret this installation's, where there is none. Gives what takes that back. */
  adopt(): () => void {
    if (this.outcome !== "adopted") return () => undefined;
    makeKeyFile(keyFilePath(), this.ofBackup);
    return () => rmSync(keyFilePath());
  }
}

function purposesOf(): Map<string, SealedPurpose> {
  // Both dialects have the same names.
  const columns = purposesWithColumns(mysqlTables);
  return new Map(columns.map(([purpose, { table, sealed }]) => [`${getTableName(table)}.${sealed.name}`, purpose]));
}
