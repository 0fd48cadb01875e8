import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type StartedServer = { readonly origin: string; stop(): Promise<void> };

/** Starts the built server once more, with an environment and a new data folder of its own, on a free port. */
export async function startServer(environment: Readonly<Record<string, string>>): Promise<StartedServer> {
  const folder = await mkdtemp(join(tmpdir(), "querent-e2e-"));
  const child = fork("dist/server.mjs", {
    env: {
      ...{ PATH: process.env.PATH, NODE_ENV: "production", HOST: "127.0.0.1", PORT: "0", LOG_LEVEL: "warn" },
      ...{ QUERENT_DATA_DIR: folder, ...environment },
    },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const port = await readyPort(child);
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: async () => {
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
      await rm(folder, { recursive: true, force: true });
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
