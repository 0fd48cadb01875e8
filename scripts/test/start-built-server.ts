import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serverOptions } from "@/scripts/start/server-options.mjs";

export type StartedServer = { readonly origin: string; readonly pid: number; stop(): Promise<void> };

/**
 * Starts the built server once more, with an environment of its own, on a free port: on a new data folder that goes with it, or
 * on one that is there and stays.
 */
export async function startBuiltServer(
  environment: Readonly<Record<string, string>>,
  folder: string | null = null,
): Promise<StartedServer> {
  const dataFolder = folder ?? (await mkdtemp(join(tmpdir(), "querent-server-")));
  const child = fork("dist/server.mjs", {
    // Not what node itself was told on the command line of a bench.
    execArgv: [...serverOptions],
    env: {
      ...{ PATH: process.env.PATH, NODE_ENV: "production", HOST: "127.0.0.1", PORT: "0", LOG_LEVEL: "warn" },
      ...{ QUERENT_DATA_DIR: dataFolder, ...environment },
    },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const port = await readyPort(child);
  return {
    origin: `http://127.0.0.1:${port}`,
    // A process that has said that it is ready was started.
    pid: child.pid as number,
    stop: async () => {
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
      if (folder === null) await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** The port of a server that says it is ready; its last words when it does not get that far. */
async function readyPort(child: ChildProcess): Promise<number> {
  let lastWords = "";
  child.stderr?.on("data", (text: Buffer) => {
    lastWords = `${lastWords}${text}`.slice(-2_000);
  });
  return await new Promise<number>((resolve, reject) => {
    child.on("message", (message: { ready?: boolean; port?: number }) => {
      if (message.ready && message.port !== undefined) resolve(message.port);
    });
    child.on("exit", (code) => reject(new Error(`the server ended with ${code} before it was ready: ${lastWords}`)));
  });
}
