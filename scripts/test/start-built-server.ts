import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serverOptions } from "@/scripts/start/server-options.mjs";
import { onExit } from "./on-exit";

export type StartedServer = {
  readonly origin: string;
  readonly pid: number;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
  /** As when the machine loses its power. */
  die(): Promise<void>;
};

/**
 * Starts the built server once more, with an environment of its own, on a free port: on a new data folder that goes with it, or
 * on one that is there and stays. `logFile`: where its log goes on; null: nowhere.
 */
export async function startBuiltServer(
  environment: Readonly<Record<string, string>>,
  folder: string | null = null,
  logFile: string | null = null,
): Promise<StartedServer> {
  const dataFolder = folder ?? mkdtempSync(join(tmpdir(), "querent-server-"));
  const log = logFile === null ? "ignore" : openSync(logFile, "a");
  const child = fork("dist/server.mjs", {
    // Not what node itself was told on the command line of a bench.
    execArgv: [...serverOptions],
    env: {
      ...{ PATH: process.env.PATH, NODE_ENV: "production", HOST: "127.0.0.1", PORT: "0", LOG_LEVEL: "warn" },
      ...{ QUERENT_DATA_DIR: dataFolder, ...environment },
    },
    stdio: ["ignore", log, "pipe", "ipc"],
  });
  if (typeof log === "number") closeSync(log);
  const clear = () => {
    child.kill("SIGKILL");
    if (folder === null) rmSync(dataFolder, { recursive: true, force: true });
  };
  const forget = onExit(clear);
  const end = async (signal: NodeJS.Signals) => {
    const gone = child.exitCode === null && child.signalCode === null ? once(child, "exit") : null;
    child.kill(signal);
    await gone;
    clear();
    forget();
  };
  const port = await readyPort(child).catch(async (error: unknown) => {
    await end("SIGKILL");
    throw error;
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    // A process that has said that it is ready was started.
    pid: child.pid as number,
    stop: () => end("SIGTERM"),
    die: () => end("SIGKILL"),
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
