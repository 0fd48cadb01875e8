import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onExit } from "./on-exit";
import { freePort } from "./redis-server";

/** The account that it asks by whether a server answers; without a password, and without a right. */
export const checkUser = "haproxy";

/** HAProxy in front of database servers: a port that leads to those that answer. */
export class HaproxyServer {
  readonly #forget = onExit(() => this.#clear());

  private constructor(
    readonly port: number,
    private readonly folder: string,
    private readonly process: ChildProcess,
  ) {}

  /** `ports`: of the servers; each new connection goes to the one that has the fewest. */
  static async start(ports: readonly number[]): Promise<HaproxyServer> {
    const port = await freePort();
    const folder = mkdtempSync(join(tmpdir(), "querent-haproxy-"));
    const file = join(folder, "haproxy.cfg");
    writeFileSync(file, configuration(port, ports));
    const child = spawn("haproxy", ["-db", "-f", file], { stdio: ["ignore", "ignore", "ignore"] });
    await once(child, "spawn");
    return new HaproxyServer(port, folder, child);
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const gone = once(this.process, "exit");
      this.process.kill("SIGKILL");
      await gone;
    }
    this.#clear();
    this.#forget();
  }

  #clear(): void {
    this.process.kill("SIGKILL");
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function configuration(port: number, ports: readonly number[]): string {
  return `
global
  maxconn 2000
defaults
  mode tcp
  timeout connect 2s
  timeout client 1h
  timeout server 1h
listen store
  bind 127.0.0.1:${port}
  balance leastconn
  option mysql-check user ${checkUser}
  # Connections to one that has died are ended, so that nobody waits for an answer that will not come.
  default-server check inter 500ms fall 2 rise 2 on-marked-down shutdown-sessions
${ports.map((each) => `  server node-${each} 127.0.0.1:${each}`).join("\n")}
`;
}
