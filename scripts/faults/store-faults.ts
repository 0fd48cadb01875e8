import { SmallDisk } from "@/scripts/test/small-disk";
import { delayed } from "@/scripts/test/tcp-server";
import type { Fault } from "./fault";
import { sceneFault } from "./scene/scene-fault";
import { mariadbOn, plainStores, redisOn } from "./scene/stores";

/** **Units** percent of what there is room for. */
const part = 35;
const deadMs = 20_000;
const lateMs = 300;
/** Room for the files that MariaDB makes at its start, and for the edits of some minutes. */
const diskMiB = 256;

/** MariaDB on a disk that can be filled. */
async function onSmallDisk(stack: AsyncDisposableStack) {
  const disk = SmallDisk.mount(diskMiB);
  if (disk === null) throw new Error("a disk could be mounted a moment ago");
  stack.use(disk);
  const [mariadb, redis] = [await mariadbOn(stack, { folder: `${disk.folder}/mariadb` }), await redisOn(stack)];
  return { disk, databaseUrl: mariadb.url, redisUrl: redis.url };
}

/** Something between the instances and their stores that can hold back what the stores say. */
async function overSlowLines(stack: AsyncDisposableStack) {
  const { mariadb, redis } = await plainStores(stack);
  const lines = [await delayed(mariadb.port), await delayed(redis.port)] as const;
  for (const line of lines) stack.defer(() => line.close());
  const [toMariadb, toRedis] = lines;
  return { lines, databaseUrl: mariadb.urlAt(Number(new URL(toMariadb.url).port)), redisUrl: toRedis.url };
}

/** What can happen to the stores that instances share. */
export const storeFaults: readonly Fault[] = [
  sceneFault({
    name: "kill-redis",
    about: `Redis is killed under load, and started again empty after ${deadMs / 1_000} s`,
    ...{ part, mayFail: false, stores: plainStores },
    async happen(_scene, { redis }, { wait }) {
      await redis.die();
      await wait(deadMs);
      redis.start();
    },
  }),
  sceneFault({
    name: "kill-mysql",
    about: `MariaDB is killed under load, and started again on its data after ${deadMs / 1_000} s`,
    ...{ part, mayFail: true, stores: plainStores },
    async happen(_scene, { mariadb }, { wait }) {
      await mariadb.die();
      await wait(deadMs);
      await mariadb.start();
    },
  }),
  sceneFault({
    name: "full-disk",
    about: `the disk of MariaDB is full for ${deadMs / 1_000} s under load`,
    ...{ part, mayFail: true, stores: onSmallDisk, missing: mountMissing },
    async happen(_scene, { disk }, { wait }) {
      disk.fill();
      await wait(deadMs);
      disk.empty();
    },
  }),
  sceneFault({
    name: "latency",
    about: `every answer of MariaDB and of Redis takes ${lateMs} ms longer for ${deadMs / 1_000} s`,
    ...{ part, mayFail: true, stores: overSlowLines },
    async happen(_scene, { lines }, { wait }) {
      for (const line of lines) line.delayMs = lateMs;
      await wait(deadMs);
      for (const line of lines) line.delayMs = 0;
    },
  }),
];

async function mountMissing(): Promise<string | null> {
  using disk = SmallDisk.mount(1);
  return disk === null ? "the right to mount a disk (root)" : null;
}
