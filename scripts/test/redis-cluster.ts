import { execFile } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { freePort, RedisServer } from "./redis-server";

const nodeTimeoutMs = 2_000;
const settleMsMax = 30_000;
const pollMs = 100;

/** A Redis Cluster of a test's own: masters that share the slots, and a replica of each. */
export class RedisCluster implements AsyncDisposable {
  private constructor(readonly nodes: readonly RedisServer[]) {}

  static async run(masterCount = 3): Promise<RedisCluster> {
    const nodes: RedisServer[] = [];
    const cluster = new RedisCluster(nodes);
    try {
      while (nodes.length < masterCount * 2) nodes.push(await RedisServer.run(optionsOf(await freePort())));
      for (const node of nodes) await cluster.#until(async () => (await ask(node, "PING")) === "PONG");
      const addresses = nodes.map(({ port }) => `127.0.0.1:${port}`);
      await redisCli("--cluster", "create", ...addresses, "--cluster-replicas", "1", "--cluster-yes");
      await cluster.settled();
    } catch (error) {
      await cluster[Symbol.asyncDispose]();
      throw error;
    }
    return cluster;
  }

  get url(): string {
    return `redis-cluster://${this.nodes.map(({ port }) => `127.0.0.1:${port}`).join(",")}`;
  }

  /** One that has slots at present. */
  async master(): Promise<RedisServer> {
    for (const node of this.nodes) {
      if ((await ask(node, "ROLE")).startsWith("master")) return node;
    }
    throw new Error("no node of the Redis Cluster is a master");
  }

  /** Until all nodes run, and every slot has one that answers for it. */
  async settled(): Promise<void> {
    for (const node of this.nodes) {
      await this.#until(async () => {
        const [info, nodes] = [await ask(node, "CLUSTER", "INFO"), await ask(node, "CLUSTER", "NODES")];
        const isWhole = info.includes("cluster_state:ok") && info.includes("cluster_slots_ok:16384");
        return isWhole && !/fail|handshake/.test(nodes) && nodes.split("\n").length === this.nodes.length;
      });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.remove()));
  }

  async #until(holds: () => Promise<boolean>): Promise<void> {
    for (const giveUpAt = performance.now() + settleMsMax; ; await delay(pollMs)) {
      if (await holds().catch(() => false)) return;
      if (performance.now() > giveUpAt) throw new Error("the nodes of the Redis Cluster do not agree");
    }
  }
}

/** Its own port for what the nodes tell each other: the usual one, 10,000 higher, may be anybody's. */
function optionsOf(busPort: number): string[] {
  const cluster = ["--cluster-enabled", "yes", "--cluster-port", String(busPort), "--cluster-announce-ip", "127.0.0.1"];
  return [
    ...cluster,
    "--cluster-node-timeout",
    String(nodeTimeoutMs),
    "--maxmemory",
    "64mb",
    "--maxmemory-policy",
    "allkeys-lru",
  ];
}

async function ask(node: RedisServer, ...command: string[]): Promise<string> {
  return await redisCli("-p", String(node.port), ...command);
}

async function redisCli(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)("redis-cli", args);
  return stdout.trim();
}
