import { type ChildProcess, execFile, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { serverMemory as serverMemoryOf } from "@/scripts/bench/serving/server-memory";
import { type StartedServer, startBuiltServer } from "@/scripts/test/start-built-server";
import type { ChatPlace } from "./ask-chat";

type ModelTime = { readonly question: string; readonly firstTokenAt: number; readonly ms: number };

export type Stage = {
  readonly place: ChatPlace;
  /** The headers of signed-in people, one each. */
  readonly people: readonly Readonly<Record<string, string>>[];
  /** What the model's requests took since this was last asked. */
  modelTimes(): Promise<ModelTime[]>;
  /** The most that the server ever had in memory, and what it has now. Units: MiB. */
  serverMemory(): Promise<{ readonly peak: number; readonly now: number }>;
  /** What the server's process has computed since it began, whoever else has the cores. Units: milliseconds. */
  serverComputingMs(): Promise<number>;
  close(): Promise<void>;
};

const slowModel = fileURLToPath(new URL("slow-model.ts", import.meta.url));
const makePeople = fileURLToPath(new URL("make-people.ts", import.meta.url));
const nodeOptions = ["--conditions=react-server", "--import", "tsx"];

/**
 * The production server, a model that takes its time, and signed-in people: each in a process of its own. The server is started
 * anew once the demo shop stands, so that making that does not count.
 */
export async function openStage(wanted: { peopleCount: number; modelMs: number }): Promise<Stage> {
  const closers: (() => unknown)[] = [];
  const close = async () => {
    for (const closing of closers.splice(0).reverse()) await closing();
  };
  try {
    return { ...(await setUp(wanted, closers)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function setUp(
  { peopleCount, modelMs }: { peopleCount: number; modelMs: number },
  closers: (() => unknown)[],
): Promise<Omit<Stage, "close">> {
  const folder = await mkdtemp(join(tmpdir(), "querent-bench-"));
  closers.push(() => rm(folder, { recursive: true, force: true }));
  const model = fork(slowModel, [String(modelMs)], { execArgv: nodeOptions });
  closers.push(() => model.kill());
  const [{ url }] = await once(model, "message");
  const environment = { DEEPSEEK_API_KEY: "any-key", DEEPSEEK_BASE_URL: url, QUERENT_PRIVATE_ADDRESSES: "allow" };
  const people = await preparePeople(folder, peopleCount);
  const first = await startBuiltServer(environment, folder);
  const sourceId = await readySource(first.origin, people[0] ?? {}).finally(() => first.stop());
  const server = await startBuiltServer({ ...environment, ...serverOptions() }, folder);
  closers.push(() => server.stop());
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
  closers.push(() => agent.destroy());
  return {
    place: { origin: server.origin, sourceId, agent },
    people,
    modelTimes: () => timesOf(model),
    serverMemory: () => serverMemoryOf(server.pid),
    serverComputingMs: () => computingOf(server),
  };
}

/** Node options for the server alone, to look into it: BENCH_SERVER_OPTIONS="--cpu-prof --cpu-prof-dir=.cache/prof". */
function serverOptions(): Record<string, string> {
  const options = process.env.BENCH_SERVER_OPTIONS;
  return options === undefined ? {} : { NODE_OPTIONS: options };
}

async function preparePeople(folder: string, count: number): Promise<Record<string, string>[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [...nodeOptions, makePeople, String(count)], {
    env: { ...process.env, QUERENT_DATA_DIR: folder, DATABASE_URL: "", REDIS_URL: "" },
    maxBuffer: 2 ** 24,
  });
  return JSON.parse(stdout);
}

/** The id of the demo shop, once it was read. */
async function readySource(origin: string, headers: Readonly<Record<string, string>>): Promise<string> {
  for (;;) {
    const response = await fetch(`${origin}/api/sources`, { headers });
    if (!response.ok) throw new Error(`/api/sources answered ${response.status}`);
    const sources: { id: string; analysisStatus: string }[] = await response.json();
    const ready = sources.find(({ analysisStatus }) => analysisStatus === "ready");
    if (ready) return ready.id;
    await delay(200);
  }
}

async function timesOf(model: ChildProcess): Promise<ModelTime[]> {
  const answer = once(model, "message");
  model.send("times");
  return (await answer)[0].times;
}

/** Linux counts in hundredths of a second, on every machine. */
const tickMs = 10;

async function computingOf({ pid }: StartedServer): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  // After the name in brackets, which may hold anything, utime and stime are the 12th and 13th fields.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}
