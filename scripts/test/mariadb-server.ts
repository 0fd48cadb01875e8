import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { chown, mkdir, open, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { type Connection, createConnection } from "mysql2/promise";
import { onExit } from "./on-exit";
import { freePort } from "./redis-server";

const user = "mysql";
const [name, password] = ["querent", "querent"];
const startMsMax = 60_000;
const stopMsMax = 20_000;
const pollMs = 50;
/** Small, so that one fits on the small disk of a test, and is quick to make. */
const sizes = [
  "--innodb-log-file-size=32M",
  "--innodb-buffer-pool-size=128M",
  "--innodb-temp-data-file-path=ibtmp1:4M:autoextend",
];

type Options = {
  /** Where its data lies. Without one: in a new folder, which goes with it. */
  readonly folder?: string;
  /** Options of the server on top. */
  readonly args?: readonly string[];
};

/** A MariaDB of a test's own, on a free port, that keeps what it has confirmed. */
export class MariadbServer {
  #process: ChildProcess | null = null;
  #forget: () => void = () => undefined;

  private constructor(
    readonly port: number,
    private readonly folder: string,
    private readonly args: readonly string[],
  ) {}

  /** Makes its data folder; it does not run yet. */
  static async prepare({ folder, args = [] }: Options = {}): Promise<MariadbServer> {
    const place = folder ?? mkdtempSync(join(tmpdir(), "querent-mariadb-"));
    const server = new MariadbServer(await freePort(), place, args);
    const { uid, gid } = account();
    for (const own of [place, join(place, "data"), join(place, "run")]) {
      await mkdir(own, { recursive: true });
      if (uid !== undefined && gid !== undefined) await chown(own, uid, gid);
    }
    const where = ["--no-defaults", `--datadir=${join(place, "data")}`, ...sizes];
    await promisify(execFile)(
      "mariadb-install-db",
      [...where, "--skip-test-db", "--auth-root-authentication-method=normal"],
      account(),
    );
    server.#forget = onExit(() => server.#end());
    return server;
  }

  /** One that runs and has an empty database. */
  static async run(options: Options = {}): Promise<MariadbServer> {
    const server = await MariadbServer.prepare(options);
    await server.start();
    await server.makeDatabase();
    return server;
  }

  get url(): string {
    return this.urlAt(this.port);
  }

  /** The same account and database by another way: something that stands in front of it. */
  urlAt(port: number): string {
    return `mysql://${name}:${password}@127.0.0.1:${port}/querent`;
  }

  /** Starts it, or starts it again on what it had, and waits until it answers. `args`: for this once. */
  async start(args: readonly string[] = []): Promise<void> {
    if (runs(this.#process)) return;
    const log = await open(join(this.folder, "server.log"), "a");
    // Not through `runuser`, whose end is not the server's; in a group of its own, so that Ctrl-C is ours to hear first.
    const child = spawn("mariadbd", this.#options(args), {
      ...account(),
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
    });
    await log.close();
    this.#process = child;
    const giveUpAt = performance.now() + startMsMax;
    while (!(await this.#answers())) {
      if (!runs(child) || performance.now() > giveUpAt) {
        const said = (await readFile(join(this.folder, "server.log"), "utf8")).trimEnd().split("\n").slice(-15);
        throw new Error(`MariaDB did not start:\n${said.join("\n")}`);
      }
      await delay(pollMs);
    }
  }

  /** Runs it to the end of what these options have it do, and gives what it wrote into its log. */
  async say(args: readonly string[]): Promise<string> {
    const { stderr } = await promisify(execFile)("mariadbd", this.#options(args), account());
    return stderr;
  }

  /** The account and the database that `url` names. */
  async makeDatabase(): Promise<void> {
    await using root = await this.connectAsRoot();
    for (const host of ["localhost", "127.0.0.1"]) {
      await root.query("CREATE USER IF NOT EXISTS ?@? IDENTIFIED BY ?", [name, host, password]);
      await root.query("GRANT ALL ON *.* TO ?@? WITH GRANT OPTION", [name, host]);
    }
    await root.query("CREATE DATABASE IF NOT EXISTS querent CHARACTER SET utf8mb4");
  }

  async connectAsRoot(): Promise<Connection> {
    return await createConnection({
      socketPath: join(this.folder, "run", "sock"),
      user: "root",
      connectTimeout: 2_000,
    });
  }

  /** As when the machine loses its power. */
  async die(): Promise<void> {
    await this.#signal("SIGKILL");
  }

  /** Lets it end in its own time. */
  async stop(): Promise<void> {
    const late = setTimeout(() => void this.die(), stopMsMax);
    await this.#signal("SIGTERM");
    clearTimeout(late);
  }

  async remove(): Promise<void> {
    await this.die();
    this.#end();
    this.#forget();
  }

  async #signal(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    if (!runs(child)) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  }

  #end(): void {
    this.#process?.kill("SIGKILL");
    rmSync(this.folder, { recursive: true, force: true });
  }

  #options(args: readonly string[]): string[] {
    const inFolder = (part: string) => join(this.folder, part);
    return [
      ...["--no-defaults", `--datadir=${inFolder("data")}`, `--socket=${inFolder("run/sock")}`],
      ...[`--pid-file=${inFolder("run/pid")}`, `--port=${this.port}`, "--bind-address=127.0.0.1"],
      ...["--skip-log-bin", ...sizes, ...this.args, ...args],
    ];
  }

  async #answers(): Promise<boolean> {
    try {
      await using root = await this.connectAsRoot();
      await root.query("SELECT 1");
      return true;
    } catch {
      return false; // it does not listen yet, or has not read its log to the end
    }
  }
}

function runs(child: ChildProcess | null): child is ChildProcess {
  return child !== null && child.exitCode === null && child.signalCode === null;
}

/** It refuses to run as root, and then runs as the user that its package made. */
function account(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (which: string) => Number(execFileSync("id", [which, user], { encoding: "utf8" }));
  return { uid: idOf("-u"), gid: idOf("-g") };
}
