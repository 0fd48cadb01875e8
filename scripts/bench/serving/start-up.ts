import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { atMost, type Bench, percentile } from "@/scripts/bench/harness";
import { startBuiltServer } from "@/scripts/test/start-built-server";
import { ApiClient, accountSettings } from "./api-client";
import { readySource } from "./boards";
import { serverMemory } from "./server-memory";

const roundCount = 5;
const readyMsMax = 3_000;
const memoryMiBMax = 250;
const settleMs = 5_000;
const pollMs = 20;

/** A built server on a store that exists: when it is ready, and what it has in memory then. */
export const startUpTime: Bench = {
  name: "start-up",
  needsBuild: true,
  about: "from the start of the process until /api/ready says so, with a store that exists; memory when it has settled",
  async run() {
    const folder = await mkdtemp(join(tmpdir(), "querent-bench-"));
    try {
      const first = await startBuiltServer(accountSettings, folder);
      await readySource(await ApiClient.signIn(first.origin)).finally(() => first.stop());
      const rounds = [];
      for (let round = 0; round < roundCount; round++) rounds.push(await started(folder));
      return [
        {
          name: "until ready, p50",
          value: percentile(
            rounds.map(({ ms }) => ms),
            0.5,
          ),
          unit: "ms",
          bar: atMost(readyMsMax),
        },
        { name: "until ready, slowest", value: Math.max(...rounds.map(({ ms }) => ms)), unit: "ms", bar: null },
        {
          name: "memory after start, resident",
          value: percentile(
            rounds.map(({ memory }) => memory),
            0.5,
          ),
          ...{ unit: "MiB", bar: atMost(memoryMiBMax) },
        },
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function started(folder: string): Promise<{ ms: number; memory: number }> {
  const since = performance.now();
  const server = await startBuiltServer(accountSettings, folder);
  try {
    while (!(await fetch(`${server.origin}/api/ready`)).ok) await delay(pollMs);
    const ms = performance.now() - since;
    await delay(settleMs);
    return { ms, memory: (await serverMemory(server.pid)).now };
  } finally {
    await server.stop();
  }
}
