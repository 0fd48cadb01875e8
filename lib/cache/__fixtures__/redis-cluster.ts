import { Redis } from "ioredis";
import { expect, vi } from "vitest";
import { freePort, RedisServer } from "@/scripts/test/redis-server";

export type RunningCluster = {
  readonly nodes: readonly RedisServer[];
  readonly url: string;
  /** One command on one node. */
  ask(node: RedisServer, ...command: string[]): Promise<unknown>;
  /** Waits until all nodes run and agree. */
  settled(): Promise<void>;
  remove(): Promise<void>;
};

const slotCount = 16_384;

/** Three servers that share the slots, without replicas: what is on a node that died is lost until it is back. */
export async function runCluster(): Promise<RunningCluster> {
  const busPorts = await Promise.all([freePort(), freePort(), freePort()]);
  const nodes = await Promise.all(busPorts.map((port) => RedisServer.run(optionsOf(port))));
  const ask = async (node: RedisServer, command = "PING", ...rest: string[]) => {
    const client = new Redis(node.url);
    client.on("error", () => undefined); // it may still be starting
    return await client.call(command, ...rest).finally(() => client.disconnect());
  };
  const settled = () =>
    vi.waitFor(
      async () => {
        const states = await Promise.all(nodes.map((node) => ask(node, "CLUSTER", "INFO")));
        for (const state of states)
          expect(state).toMatch(/cluster_state:ok[\s\S]*cluster_slots_ok:16384[\s\S]*known_nodes:3/);
      },
      { timeout: 20_000, interval: 100 },
    );
  for (const [index, node] of nodes.entries()) {
    const [from, to] = [index, index + 1].map((part) => Math.ceil((part * slotCount) / nodes.length));
    await ask(node, "CLUSTER", "ADDSLOTSRANGE", String(from), String((to ?? 0) - 1));
    await ask(node, "CLUSTER", "SET-CONFIG-EPOCH", String(index + 1));
  }
  const [first, ...others] = nodes;
  if (first === undefined) throw new Error("no node");
  for (const [index, node] of others.entries()) {
    await ask(first, "CLUSTER", "MEET", "127.0.0.1", String(node.port), String(busPorts[index + 1]));
  }
  await settled();
  return {
    nodes,
    url: `redis-cluster://${nodes.map(({ port }) => `127.0.0.1:${port}`).join(",")}`,
    ask,
    settled,
    remove: async () => void (await Promise.all(nodes.map((node) => node.remove()))),
  };
}

function optionsOf(busPort: number): string[] {
  const cluster = ["--cluster-enabled", "yes", "--cluster-port", String(busPort), "--cluster-announce-ip", "127.0.0.1"];
  return [...cluster, "--cluster-node-timeout", "1000", "--cluster-require-full-coverage", "no"];
}
