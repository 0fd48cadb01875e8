import { readFileSync, rmSync } from "node:fs";
import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import { store } from "@/lib/db/store";
import { env } from "@/lib/env";
import { newId } from "@/lib/id";
import { newKey, readKeyFile, replaceKeyFile } from "@/lib/key-file";
import { installationSecrets, keyFilePath, seal, unseal, unsealWith } from "@/lib/secret";
import { openScriptHost } from "@/scripts/test/run-script";
import { finishRotation, rotateSecret } from "./rotate-secret";
import { readSealed } from "./sealed-columns";

const now = new Date();
const connection = JSON.stringify({ kind: "duckdb", files: ["demo:shop"] });

beforeEach(async () => {
  replaceKeyFile(keyFilePath(), [newKey()]);
  // What nothing opens makes this process look at the file.
  expect(() => unseal("v1.", "model-key")).toThrow();
  expect(installationSecrets()).toEqual(readKeyFile(keyFilePath()));
  const { db, tables } = await store();
  for (const table of [tables.sources, tables.models, tables.dashboardEmbeds]) await db.delete(table);
});

/** One sealed value of each purpose, and a model that needs no key. */
async function keepSealed(secret: Buffer = installationSecrets()[0]): Promise<void> {
  const { db, tables } = await store();
  const stamps = { createdAt: now, updatedAt: now };
  await db.insert(tables.sources).values({
    ...{ id: newId(), name: "Shop", kind: "duckdb", analysisStatus: "idle", ...stamps },
    sealedConnection: seal(connection, "source-connection", secret),
  });
  const model = (name: string, sealedKey: string | null) => ({
    ...{ id: newId(), name, provider: "openai", model: "m", sealedKey, structuredOutput: "none", disabled: false },
    ...{ createdBy: newId(), ...stamps },
  });
  await db.insert(tables.models).values([model("Ours", seal("key", "model-key", secret)), model("Free", null)]);
  await db.insert(tables.dashboardEmbeds).values({
    ...{ id: newId(), dashboardId: newId(), name: "Intranet", origins: [], fixed: {}, viewerId: newId() },
    ...{ createdBy: newId(), createdAt: now, secret: seal("frame", "embed-secret", secret) },
  });
}

async function textsWith(secret: Buffer): Promise<(string | null)[]> {
  const values = await readSealed(await store());
  return values.map(({ sealed, purpose }) => unsealWith(sealed, purpose, secret));
}

const all = [connection, "key", "frame"];

it("seals every value anew with a new key, keeps the one before for log-ins, and takes it away at the end", async () => {
  await keepSealed();
  const [before] = installationSecrets();
  expect(await rotateSecret()).toMatchObject({ kind: "resealed", resealedCount: 3, lost: [], hasPrevious: true });
  const keys = readKeyFile(keyFilePath()) ?? [];
  expect(keys[1]).toEqual(before);
  expect(await textsWith(keys[0] ?? newKey())).toEqual(all);
  expect(await textsWith(before)).toEqual([null, null, null]);
  expect(unseal(seal("old", "model-key", before), "model-key")).toBe("old");
  expect(await finishRotation()).toEqual({ kind: "finished" });
  expect(readKeyFile(keyFilePath())).toEqual([keys[0]]);
  await expect(finishRotation()).rejects.toThrow("nothing to finish");
});

it("goes on where it was interrupted: between the new key and the values nothing is lost, and no other key is made", async () => {
  const [before] = installationSecrets();
  await keepSealed(before);
  const next = newKey();
  replaceKeyFile(keyFilePath(), [next, before]);
  expect(unseal((await readSealed(await store()))[0]?.sealed ?? "", "source-connection")).toBe(connection);
  await expect(finishRotation()).rejects.toThrow("still sealed with the secret of before");
  expect(await rotateSecret()).toMatchObject({ resealedCount: 3 });
  expect(readKeyFile(keyFilePath())).toEqual([next, before]);
  expect(await textsWith(next)).toEqual(all);
});

it("names what no secret opens, and seals the rest", async () => {
  await keepSealed();
  const { db, tables } = await store();
  const foreign = seal("key", "model-key", newKey());
  await db.update(tables.models).set({ sealedKey: foreign }).where(eq(tables.models.name, "Ours"));
  const rotation = await rotateSecret();
  expect(rotation).toMatchObject({ resealedCount: 2, lost: [{ purpose: "model-key", name: "Ours" }] });
});

it("makes one key when two are at it at once, and loses nothing that is changed meanwhile", async () => {
  await keepSealed();
  const [before] = installationSecrets();
  const { db, tables } = await store();
  const change = async () => {
    const sealedConnection = seal(connection, "source-connection");
    await db.update(tables.sources).set({ sealedConnection });
  };
  await Promise.all([rotateSecret(), change(), rotateSecret(), change()]);
  const opened = (await readSealed({ db, tables })).map(({ sealed, purpose }) => unseal(sealed, purpose));
  expect(opened).toEqual(all);
  expect(readKeyFile(keyFilePath())?.[1]).toEqual(before);
});

const secrets = ["a secret from the environment 0123456789", "another one from the environment 0123456789"] as const;
const hostWith = (given: Record<string, string>) => {
  return openScriptHost("scripts/admin.ts", { env: { QUERENT_DATA_DIR: env.QUERENT_DATA_DIR, ...given } });
};
const hosts: ReturnType<typeof openScriptHost>[] = [];
afterAll(() => {
  for (const host of hosts) host.close();
});

it("goes from the key file to the environment and from one secret there to the next, saying what to set", async () => {
  await keepSealed();
  const [first, changing, second] = [
    hostWith({ QUERENT_SECRET: secrets[0] }),
    hostWith({ QUERENT_SECRET: secrets[1], QUERENT_SECRET_PREVIOUS: secrets[0] }),
    hostWith({ QUERENT_SECRET: secrets[1] }),
  ];
  hosts.push(first, changing, second);
  // The key file is still there, and opens what it sealed.
  expect((await first.run("rotate-secret")).out).toContain("3 stored values sealed anew");
  expect(await textsWith(Buffer.from(secrets[0]))).toEqual(all);
  rmSync(keyFilePath());
  const told = await first.run("rotate-secret");
  expect(told.out).toMatch(/A new secret, shown only now:\n\n {2}\S{44}\n\nNothing was changed yet\./);
  expect(await textsWith(Buffer.from(secrets[0]))).toEqual(all);
  const done = await changing.run("rotate-secret");
  expect(done).toMatchObject({ code: 0, err: "" });
  expect(done.out).toContain("QUERENT_SECRET_PREVIOUS can be taken away");
  expect(await textsWith(Buffer.from(secrets[1]))).toEqual(all);
  expect((await second.run("source", "list")).out).toContain("Shop");
  expect(() => readFileSync(keyFilePath())).toThrow("ENOENT");
});
