import { findProgram } from "@/scripts/test/find-program.mjs";
import { GaleraCluster, missingForGalera } from "@/scripts/test/galera-cluster";
import { checkUser, HaproxyServer } from "@/scripts/test/haproxy-server";
import type { MariadbServer } from "@/scripts/test/mariadb-server";
import { RedisCluster } from "@/scripts/test/redis-cluster";
import type { Fault } from "./fault";
import { sceneFault } from "./scene/scene-fault";
import { mariadbOn, redisOn } from "./scene/stores";

/** **Units** percent of what there is room for. */
const part = 35;
const deadMs = 20_000;

/** Three nodes that all are written to, behind a balancer that asks each whether it answers. */
async function galera(stack: AsyncDisposableStack) {
  const cluster = stack.use(await GaleraCluster.run());
  const [first] = cluster.nodes as readonly [MariadbServer];
  await using root = await first.connectAsRoot();
  await root.query("CREATE USER ?@?", [checkUser, "127.0.0.1"]);
  const balancer = await HaproxyServer.start(cluster.nodes.map(({ port }) => port));
  stack.defer(() => balancer.stop());
  const redis = await redisOn(stack);
  return { cluster, databaseUrl: first.urlAt(balancer.port), redisUrl: redis.url };
}

async function redisCluster(stack: AsyncDisposableStack) {
  const mariadb = await mariadbOn(stack);
  const cluster = stack.use(await RedisCluster.run());
  return { cluster, databaseUrl: mariadb.url, redisUrl: cluster.url };
}

/** What can happen to the nodes of clusters. */
export const clusterFaults: readonly Fault[] = [
  sceneFault({
    name: "kill-galera-node",
    about: `one of three Galera nodes is killed under load, and joins again after ${deadMs / 1_000} s`,
    ...{ part, mayFail: true, stores: galera, missing: galeraMissing },
    async happen(_scene, { cluster }, { wait }) {
      const [node] = cluster.nodes as readonly [MariadbServer];
      await node.die();
      await wait(deadMs);
      await cluster.rejoin(node);
    },
  }),
  sceneFault({
    name: "kill-redis-cluster-node",
    about: `a master of a Redis Cluster of six is killed under load, and started again after ${deadMs / 1_000} s`,
    ...{ part, mayFail: false, stores: redisCluster },
    async happen(_scene, { cluster }, { wait }) {
      const node = await cluster.master();
      await node.die();
      await wait(deadMs);
      node.start();
      await cluster.settled();
    },
  }),
];

async function galeraMissing(): Promise<string | null> {
  return findProgram("haproxy") === null ? "HAProxy (apt-get install haproxy)" : await missingForGalera();
}
