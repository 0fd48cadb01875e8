import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Order, Plan, Said } from "./outcome";

const program = fileURLToPath(new URL("generator.ts", import.meta.url));
const nodeOptions = ["--conditions=react-server", "--import", "tsx"];

/** Many people at work, in a process of their own: what they do must not wait for what this one does. */
export class Traffic implements AsyncDisposable {
  private constructor(private readonly process: ChildProcess) {}

  /** Gives it when everybody has a connection; they do nothing yet. */
  static async open(plan: Plan): Promise<Traffic> {
    const child = fork(program, {
      execArgv: nodeOptions,
      serialization: "advanced",
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    const traffic = new Traffic(child);
    try {
      await traffic.#tell({ kind: "plan", plan });
    } catch (error) {
      await traffic[Symbol.asyncDispose]();
      throw error;
    }
    return traffic;
  }

  /** As many at once, each as soon as the one before is answered. */
  async rush(sideBySide: number): Promise<void> {
    await this.#tell({ kind: "rush", sideBySide });
  }

  /** So many a second, whether or not those before are answered. */
  async hold(perSecond: number): Promise<void> {
    await this.#tell({ kind: "hold", perSecond });
  }

  /** Waits until all that was sent is answered; nothing more is sent. */
  async rest(): Promise<void> {
    await this.#tell({ kind: "rest" });
  }

  /** What came of all since the last report, and the edits that were ever confirmed. */
  async report(): Promise<Said> {
    const said = await this.#tell({ kind: "report" });
    if (said === null) throw new Error("the generator of the load has nothing to report");
    return said;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const gone = once(this.process, "exit");
    this.process.kill("SIGKILL");
    await gone;
  }

  async #tell(order: Order): Promise<Said | null> {
    const early = new AbortController();
    const died = once(this.process, "exit", { signal: early.signal }).then(([code]) => {
      throw new Error(`the generator of the load ended with ${code}`);
    });
    died.catch(() => undefined); // told by the race, where it is still running
    this.process.send(order);
    try {
      const [{ said }] = await Promise.race([once(this.process, "message", { signal: early.signal }), died]);
      return said;
    } finally {
      early.abort();
    }
  }
}
