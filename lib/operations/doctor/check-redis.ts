import "server-only";
import { examineRedis, type RedisFacts } from "@/lib/cache/examine-redis";
import { env } from "@/lib/env";
import { judgeSkew } from "./check-store";
import { broken, type Finding, fine, saidBy, warning } from "./finding";

const majorMin = 7;

export async function checkRedis(): Promise<Finding[]> {
  if (env.REDIS_URL === undefined) {
    const more = env.DATABASE_URL === undefined ? "" : " Only one instance may run on this database.";
    return [fine(`REDIS_URL is not set: cache, limits and jobs are those of one process.${more}`)];
  }
  try {
    const { servers, clusterState } = await examineRedis(env.REDIS_URL);
    const isWhole = clusterState === null || clusterState === "ok";
    const cluster = isWhole
      ? []
      : [
          broken(
            `The Cluster is in the state "${clusterState}".`,
            "See with CLUSTER NODES which part is lost, and bring it back.",
          ),
        ];
    return [...cluster, ...servers.flatMap(judge)];
  } catch (error) {
    const fix =
      "Start it, or correct REDIS_URL (address, login, TLS); Querent works without it meanwhile, more slowly.";
    return [broken(`${saidBy(error)}.`, fix)];
  }
}

function judge({ node, version, evictionPolicy, memoryBytesMax, clockSkewMs }: RedisFacts): Finding[] {
  const name = `Redis ${version} at ${node}`;
  const found: (Finding | null)[] = [
    Number.parseInt(version, 10) < majorMin
      ? warning(`${name} is older than what Querent is tested with.`, `Update it to Redis ${majorMin} or newer.`)
      : fine(`${name} answers; when it is full: ${evictionPolicy}.`),
    evictionPolicy.startsWith("allkeys-")
      ? warning(
          `${node} throws away jobs when it is full (${evictionPolicy}).`,
          "Set maxmemory-policy to volatile-lru: what is cached has an end, jobs have none.",
        )
      : null,
    memoryBytesMax === 0 ? warning(`${node} has no limit of memory.`, "Set maxmemory, for example to 256mb.") : null,
    judgeSkew(node, clockSkewMs),
  ];
  return found.filter((finding) => finding !== null);
}
