import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { and, eq } from "drizzle-orm";
import { audit } from "@/lib/auth/audit";
import { systemViewer } from "@/lib/auth/system-viewer";
import { invalidateBeforeEnd } from "@/lib/cache/invalidate";
import { type Store, store } from "@/lib/db/store";
import { affectedRows, inTransaction, takeTurn, type Writer } from "@/lib/db/write";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { newKey, readKeyFile, replaceKeyFile } from "@/lib/key-file";
import { modelsTag } from "@/lib/llm/stored-models";
import { givenSecrets, installationSecrets, keyFilePath, seal, takenUpMs, unsealWith } from "@/lib/secret";
import { readSealed, type SealedValue, sealedColumns } from "./sealed-columns";

/** How a change of the secret stands. */
export type Rotation =
  /** `QUERENT_SECRET` is set and nothing else is: the operator has to set the new one first. Nothing was changed. */
  | { readonly kind: "to-be-set"; readonly newSecret: string }
  /** Every value is sealed with the secret in force, `resealedCount` of them anew. */
  | {
      readonly kind: "resealed";
      readonly place: "environment" | "key-file";
      readonly resealedCount: number;
      readonly lost: readonly SealedValue[];
      /** Whether the log-ins of before still hold, until the secret of before is taken away. */
      readonly hasPrevious: boolean;
    }
  /** The secret of before is out of the key file. */
  | { readonly kind: "finished" };

/**
 * Puts a new secret in force and seals every value anew with it. The secret of before goes on opening what it sealed until it is taken
 * away, so nothing fails meanwhile, nor when this is interrupted: saying it again goes on with it.
 */
export async function rotateSecret(): Promise<Rotation> {
  const isSet = env.QUERENT_SECRET !== undefined;
  const on = await store();
  if (!isSet) await putNewKey(on);
  else if (env.QUERENT_SECRET_PREVIOUS === undefined && !(await isNeeded(on))) {
    return { kind: "to-be-set", newSecret: newKey().toString("base64") };
  }
  const { resealedCount, lost } = await resealAll(on);
  await audit(systemViewer(), "secret.rotate", null, { resealed: resealedCount, lost: lost.length });
  await forgetSealed();
  return {
    kind: "resealed",
    place: isSet ? "environment" : "key-file",
    ...{ resealedCount, lost, hasPrevious: secretsNow().length > 1 },
  };
}

/**
 * Takes the secrets of before out of the key file: log-ins and known browsers from before the change end.
 * Fails: throws an AppError while a value is sealed with one of them.
 */
export async function finishRotation(): Promise<Rotation> {
  const keys = readKeyFile(keyFilePath()) ?? [];
  const [present] = keys;
  if (env.QUERENT_SECRET !== undefined || present === undefined || keys.length === 1) {
    throw new AppError("The key file holds no secret of before: there is nothing to finish.");
  }
  if (await isNeeded(await store())) {
    throw new AppError("Some values are still sealed with the secret of before. Run rotate-secret first.");
  }
  replaceKeyFile(keyFilePath(), [present]);
  await audit(systemViewer(), "secret.finish", null);
  return { kind: "finished" };
}

/** As they are given at this moment: what is decided here must not go by what was read a second ago. */
function secretsNow(): readonly [Buffer, ...Buffer[]] {
  return givenSecrets() ?? installationSecrets();
}

/** Whether a value opens with a secret of before, and not with the one in force. */
async function isNeeded(on: Parameters<typeof readSealed>[0]): Promise<boolean> {
  const [present, ...previous] = secretsNow();
  return (await readSealed(on)).some(
    (value) => !opensWith(value, present) && previous.some((secret) => opensWith(value, secret)),
  );
}

/**
 * Puts a new key in force, unless a change that was interrupted is to be gone on with; one at a time. Every instance that reads this
 * key file knows the new key before anything is sealed with it.
 */
async function putNewKey(on: Store): Promise<void> {
  const isNew = await inTransaction(on, async (tx) => {
    await takeTurn({ ...on, db: tx }, "rotate-secret");
    if (await isNeeded({ db: tx, tables: on.tables })) return false;
    replaceKeyFile(keyFilePath(), [newKey(), secretsNow()[0]]);
    return true;
  });
  if (isNew) await delay(takenUpMs);
}

const attemptsMax = 5;

/** Seals what is sealed with a secret of before anew, all of it or nothing. */
async function resealAll(on: Store): Promise<{ resealedCount: number; lost: SealedValue[] }> {
  for (let attempt = 1; ; attempt += 1) {
    const done = await inTransaction(on, (tx) => reseal(tx, on));
    if (done !== null) return done;
    if (attempt === attemptsMax) throw new AppError("Sealed values are being changed all the time. Try again later.");
  }
}

/** Nulls: somebody has changed a value meanwhile, which is then sealed as it should be or not. */
async function reseal(tx: Writer, { tables }: Pick<Store, "tables">) {
  const [present, ...previous] = secretsNow();
  const [lost, changes]: [SealedValue[], (SealedValue & { text: string })[]] = [[], []];
  for (const value of await readSealed({ db: tx, tables })) {
    if (opensWith(value, present)) continue;
    const text = previous.reduce<string | null>(
      (found, secret) => found ?? unsealWith(value.sealed, value.purpose, secret),
      null,
    );
    if (text === null) lost.push(value);
    else changes.push({ ...value, text });
  }
  for (const { purpose, id, sealed, text } of changes) {
    const column = sealedColumns(tables)[purpose];
    const changed = await tx
      .update(column.table)
      .set({ [keyOf(column)]: seal(text, purpose, present) })
      .where(and(eq(column.id, id), eq(column.sealed, sealed)));
    if (affectedRows(changed) === 0) return null;
  }
  return { resealedCount: changes.length, lost };
}

/** The name of the column in code, which `set` goes by. */
function keyOf({ table, sealed }: ReturnType<typeof sealedColumns>[keyof ReturnType<typeof sealedColumns>]): string {
  const entry = Object.entries(table).find(([, column]) => column === sealed);
  if (entry === undefined) throw new TypeError(`${sealed.name} is no column of its table`);
  return entry[0];
}

function opensWith({ sealed, purpose }: SealedValue, secret: Buffer): boolean {
  return unsealWith(sealed, purpose, secret) !== null;
}

/** Caches hold sealed keys of models. */
async function forgetSealed(): Promise<void> {
  if (await invalidateBeforeEnd([modelsTag])) return;
  throw new AppError(
    "All values are sealed anew, but Redis could not be told to forget the old ones. Wait for half an hour before the secret of before is taken away.",
  );
}
