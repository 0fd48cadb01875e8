import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readiness } from "@/lib/http/schema";
import { onExit } from "@/scripts/test/on-exit";
import { freePort } from "@/scripts/test/redis-server";
import { type StartedServer, startBuiltServer } from "@/scripts/test/start-built-server";

const answerMsMax = 3_000;

/** One of the instances behind nginx: it keeps its port and its data folder, however often it is ended and started again. */
export class Instance implements AsyncDisposable {
  #server: StartedServer | null = null;
  readonly #folder = mkdtempSync(join(tmpdir(), "querent-instance-"));
  readonly #forget = onExit(() => this.#clear());

  private constructor(
    readonly port: number,
    private readonly environment: Readonly<Record<string, string>>,
    private readonly logFile: string | null,
  ) {}

  /** It does not run yet. `logFile`: where its log goes on; null: nowhere. */
  static async prepare(environment: Readonly<Record<string, string>>, logFile: string | null): Promise<Instance> {
    return new Instance(await freePort(), environment, logFile);
  }

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }
  get origin(): string {
    return `http://${this.address}`;
  }

  /** Waits until it serves. `environment`: settings on top, from now on. */
  async start(): Promise<void> {
    const environment = { ...this.environment, PORT: String(this.port) };
    this.#server = await startBuiltServer(environment, this.#folder, this.logFile);
  }

  /** Lets it end as it does when it is told to. */
  async stop(): Promise<void> {
    await this.#server?.stop();
  }

  async die(): Promise<void> {
    await this.#server?.die();
  }

  /** Whether it wants traffic, as it says itself; "gone" where nobody answers. */
  async readiness(): Promise<Readiness["status"] | "gone"> {
    try {
      const response = await fetch(`${this.origin}/api/ready`, { signal: AbortSignal.timeout(answerMsMax) });
      return ((await response.json()) as Readiness).status;
    } catch {
      return "gone";
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.die();
    this.#clear();
    this.#forget();
  }

  #clear(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
