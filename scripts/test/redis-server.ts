import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onExit } from "./on-exit";

/** Below those that the system gives to connections. */
const [portMin, portMax] = [20_000, 32_000];

/** A Redis of a test's own, on a free port, with a folder of its own. */
export class RedisServer {
  #process: ChildProcess | null = null;
  readonly #forget = onExit(() => {
    this.#process?.kill("SIGKILL");
    rmSync(this.folder, { recursive: true, force: true });
  });

  private constructor(
    readonly port: number,
    private readonly folder: string,
    private readonly options: readonly string[],
    private readonly form: readonly string[] = [],
  ) {}

  /** Prepares a server that does not run yet. */
  static async prepare(options: readonly string[] = []): Promise<RedisServer> {
    return new RedisServer(await freePort(), await mkdtemp(join(tmpdir(), "querent-redis-")), options);
  }

  static async run(options: readonly string[] = []): Promise<RedisServer> {
    const server = await RedisServer.prepare(options);
    server.start();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** A Sentinel that watches one server, alone enough to put a replica in its place. */
  static async runSentinel(watched: RedisServer, masterName: string): Promise<RedisServer> {
    const folder = await mkdtemp(join(tmpdir(), "querent-redis-"));
    const file = join(folder, "sentinel.conf");
    const lines = [
      `sentinel monitor ${masterName} 127.0.0.1 ${watched.port} 1`,
      `sentinel down-after-milliseconds ${masterName} 500`,
      `sentinel failover-timeout ${masterName} 3000`,
    ];
    await writeFile(file, lines.join("\n"));
    const server = new RedisServer(await freePort(), folder, [], [file, "--sentinel"]);
    server.start();
    return server;
  }

  /** Starts it, or starts it again on the same port and folder; nothing when it runs. */
  start(): void {
    if (this.#process !== null) return;
    const where = ["--port", String(this.port), "--bind", "127.0.0.1", "--dir", this.folder];
    const nothingKept = this.form.length > 0 ? [] : ["--save", "", "--appendonly", "no"];
    const options = [...this.form, ...where, ...nothingKept, ...this.options];
    this.#process = spawn("redis-server", options, { stdio: "ignore" });
  }

  /** As when the machine loses its power. */
  async die(): Promise<void> {
    const process = this.#process;
    this.#process = null;
    if (process === null || process.exitCode !== null) return;
    process.kill("SIGKILL");
    await once(process, "exit");
  }

  /** It keeps its connections and memory, and does nothing until it goes on. */
  freeze(): void {
    this.#process?.kill("SIGSTOP");
  }
  goOn(): void {
    this.#process?.kill("SIGCONT");
  }

  async remove(): Promise<void> {
    await this.die();
    await rm(this.folder, { recursive: true, force: true });
    this.#forget();
  }
}

/**
 * A port that nobody listens on. Not one that the system would give: it gives those to everybody who asks for any, and may do so again
 * before this one is used.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(portMin, portMax);
    const probe = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      probe.once("listening", () => resolve(true));
      probe.once("error", () => resolve(false));
      probe.listen(port, "127.0.0.1");
    });
    if (!isFree) continue;
    probe.close();
    await once(probe, "close");
    return port;
  }
}
