import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { findProgram } from "@/scripts/test/find-program.mjs";

const startMsMax = 30_000;
const pollMs = 50;

/** A program that answers over HTTP, started for a test. */
export class HttpDaemon {
  #lastWords = "";

  private constructor(
    readonly origin: string,
    private readonly child: ChildProcess,
  ) {
    child.stderr?.on("data", (text: Buffer) => {
      this.#lastWords = `${this.#lastWords}${text}`.slice(-2_000);
    });
  }

  /** Starts it and waits until `readyPath` answers with 200. Fails: throws with what the program said last. */
  static async start(
    name: string,
    args: readonly string[],
    { port, readyPath }: { port: number; readyPath: string },
  ): Promise<HttpDaemon> {
    const program = findProgram(name);
    if (program === null) throw new Error(`${name} is not installed: npm test installs it`);
    const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
    const daemon = new HttpDaemon(`http://127.0.0.1:${port}`, child);
    try {
      await until(() => daemon.#isReady(readyPath), startMsMax);
    } catch (cause) {
      await daemon.stop();
      throw new Error(`${name} did not start:\n${daemon.#lastWords}`, { cause });
    }
    return daemon;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, "exit");
    this.child.kill("SIGTERM");
    await gone;
  }

  async #isReady(path: string): Promise<boolean> {
    if (this.child.exitCode !== null) throw new Error(`it ended with code ${this.child.exitCode}`);
    const answer = await fetch(this.origin + path).catch(() => null); // it does not listen yet
    return answer?.ok === true;
  }
}

/** Waits until something holds. Fails: throws when it has not within the time. */
export async function until(holds: () => Promise<boolean>, withinMs: number): Promise<void> {
  const giveUpAt = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > giveUpAt) throw new Error(`it did not come to hold within ${withinMs} ms`);
    await delay(pollMs);
  }
}
