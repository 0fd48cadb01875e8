import { afterEach, describe, expect, it, vi } from "vitest";
import { openInstanceBoard } from "@/lib/cache/instance-board";
import { connectRedis, type RedisClient } from "@/lib/cache/redis";
import { newId } from "@/lib/id";
import { RunningQueries } from "./running-queries";
import { SharedQueries } from "./shared-queries";

const url = process.env.QUERENT_TEST_REDIS_URL;
const clients: RedisClient[] = [];
const instances: SharedQueries[] = [];

async function openInstance(board: string) {
  const [commands, subscriber] = [connectRedis(url ?? "", "commands"), connectRedis(url ?? "", "subscriber")];
  clients.push(commands, subscriber);
  const own = new RunningQueries();
  const opened = openInstanceBoard(board, { commands, subscriber }, (id) => own.stop(id));
  await vi.waitFor(() => expect([commands.status, subscriber.status]).toEqual(["ready", "ready"]), 5_000);
  const shared = new SharedQueries(own, opened);
  instances.push(shared);
  return { own, shared, commands };
}

afterEach(async () => {
  for (const instance of instances.splice(0)) await instance.close();
  for (const client of clients.splice(0)) client.disconnect();
});

const ana = { userId: "ana", name: "Ana" };
const occasion = { kind: "question" as const, asked: "How many?", subject: null };

describe.skipIf(url === undefined)("the queries of two instances", () => {
  it("are seen and stopped from either, and gone when they end", async () => {
    const board = `test-${newId()}`;
    const [one, two] = [await openInstance(board), await openInstance(board)];
    one.own.join("key", { viewer: ana, occasion, onWaiting: () => undefined });
    const query = one.own.begin("key", { sourceId: "source", sql: "SELECT 1" });
    query.start();
    await vi.waitFor(async () => expect(await two.shared.list()).toHaveLength(1), 5_000);
    const [seen] = await two.shared.list();
    expect(seen).toMatchObject({ sql: "SELECT 1", state: "running", askers: [{ name: "Ana", occasion }] });
    await vi.waitFor(async () => {
      await two.shared.stop(seen?.id ?? "");
      expect(query.stopped.aborted).toBe(true);
    }, 5_000);
    query.end();
    await vi.waitFor(async () => expect(await two.shared.list()).toEqual([]), 5_000);
  });

  it("are alone while the others cannot be heard, and never fail", async () => {
    const { own, shared, commands } = await openInstance(`test-${newId()}`);
    commands.disconnect();
    own.begin("key", { sourceId: "source", sql: "SELECT 1" });
    expect(await shared.list()).toHaveLength(1);
    await shared.stop("somewhere else");
  });
});
