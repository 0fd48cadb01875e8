import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "@/scripts/test/redis-server";

/** A server that is measured beside ours, and gives the same bytes. */
export type Beside = { readonly url: string; close(): Promise<void> };

const bareServer = fileURLToPath(new URL("bare-server.ts", import.meta.url));
const plainNext = fileURLToPath(new URL("plain-next", import.meta.url));
const waitMs = 100;
const startMsMax = 60_000;

/** A bare `node:http` process. */
export async function bareNode(bytes: Uint8Array, folder: string): Promise<Beside> {
  const file = join(folder, `bytes-${bytes.length}`);
  writeFileSync(file, bytes);
  const child = fork(bareServer, { execArgv: ["--import", "tsx"], env: { ...process.env, BENCH_BYTES: file } });
  const [{ port }] = await once(child, "message");
  return { url: `http://127.0.0.1:${port}/`, close: () => ended(child) };
}

/** A route of Next that has nothing to do, built and started as Next says. */
export async function plainRoute(bytes: Uint8Array, folder: string): Promise<Beside> {
  const file = join(folder, "route-bytes");
  writeFileSync(file, bytes);
  const env = { ...process.env, NODE_ENV: "production" as const, BENCH_BYTES: file, NEXT_TELEMETRY_DISABLED: "1" };
  const building = spawn("next", ["build"], { cwd: plainNext, env, stdio: ["ignore", "ignore", "inherit"] });
  const [code] = await once(building, "exit");
  if (code !== 0) throw new Error(`the plain application of Next could not be built: ${code}`);
  const port = await freePort();
  const child = spawn("next", ["start", "-p", String(port), "-H", "127.0.0.1"], {
    cwd: plainNext,
    env,
    stdio: "ignore",
  });
  const url = `http://127.0.0.1:${port}/api/bytes`;
  for (const giveUpAt = performance.now() + startMsMax; ; await delay(waitMs)) {
    if (await answers(url)) return { url, close: () => ended(child) };
    if (performance.now() > giveUpAt) throw new Error("the plain application of Next did not start");
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false; // it does not listen yet
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = once(child, "exit");
  child.kill("SIGTERM");
  await exit;
}
