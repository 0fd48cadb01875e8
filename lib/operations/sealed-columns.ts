import "server-only";
import type { MySqlColumn, MySqlTable } from "drizzle-orm/mysql-core";
import { z } from "zod";
import type { Tables } from "@/drizzle/schema";
import type { Writer } from "@/lib/db/write";
import type { SealedPurpose } from "@/lib/secret";

type SealedColumn = {
  readonly table: MySqlTable;
  readonly id: MySqlColumn;
  /** What a person knows the row by. */
  readonly name: MySqlColumn;
  readonly sealed: MySqlColumn;
};

/** Where each kind of sealed value stands: one that is missing here does not compile. */
export function sealedColumns({ sources, models, dashboardEmbeds }: Tables): Record<SealedPurpose, SealedColumn> {
  return {
    "source-connection": { table: sources, id: sources.id, name: sources.name, sealed: sources.sealedConnection },
    "model-key": { table: models, id: models.id, name: models.name, sealed: models.sealedKey },
    "embed-secret": {
      ...{ table: dashboardEmbeds, id: dashboardEmbeds.id, name: dashboardEmbeds.name },
      sealed: dashboardEmbeds.secret,
    },
  };
}

/** What a sealed value is to people. */
export const sealedNames: Record<SealedPurpose, string> = {
  "source-connection": "connection of the data source",
  "model-key": "key of the language model",
  "embed-secret": "secret of the frame",
};

/** A value that is sealed in the store. */
export type SealedValue = {
  readonly purpose: SealedPurpose;
  readonly id: string;
  readonly name: string;
  readonly sealed: string;
};

/** Every sealed value of a store. */
export async function readSealed({ db, tables }: { db: Writer; tables: Tables }): Promise<SealedValue[]> {
  const found: SealedValue[] = [];
  for (const [purpose, { table, id, name, sealed }] of purposesWithColumns(tables)) {
    const rows = await db.select({ id, name, sealed }).from(table);
    for (const row of rows) {
      // A model without a key has nothing sealed.
      if (row.sealed !== null) found.push({ purpose, ...sealedRowSchema.parse(row) });
    }
  }
  return found;
}

const sealedRowSchema = z.object({ id: z.string(), name: z.string(), sealed: z.string() });

export function purposesWithColumns(tables: Tables): [SealedPurpose, SealedColumn][] {
  // Its keys are those of its type.
  return Object.entries(sealedColumns(tables)) as [SealedPurpose, SealedColumn][];
}
