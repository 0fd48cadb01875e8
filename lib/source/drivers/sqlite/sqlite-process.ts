import "server-only";
import { type ChildProcess, spawn } from "node:child_process";
import type { DriverRows } from "@/lib/source/driver";
import { SqliteRows } from "./sqlite-cells";
import { type SqliteMessage, type SqliteRequest, sqliteProgram } from "./sqlite-program";

const idleMsMax = 60_000;

/** How a statement ended in the reader process. */
export type SqliteOutcome =
  | { readonly kind: "rows"; readonly rows: DriverRows }
  | Extract<SqliteMessage, { kind: "too-large" | "failed" }>;

/** A process that reads one SQLite file, one statement at a time. */
export class SqliteProcess {
  readonly #child: ChildProcess;
  #idleTimer: NodeJS.Timeout | null = null;

  constructor(file: string) {
    this.#child = spawn(
      process.execPath,
      [
        // Node's own fence: the process may read this file and neither write, start others, nor load native code.
        "--permission",
        `--allow-fs-read=${file}`,
        "--disable-warning=ExperimentalWarning",
        "--input-type=commonjs",
        "--eval",
        sqliteProgram,
        file,
      ],
      // Next to no environment: none of Querent's secrets are known there.
      { stdio: ["ignore", "ignore", "ignore", "ipc"], serialization: "advanced", env: { NODE_ENV: "production" } },
    );
    // A waiting reader must not keep Querent alive.
    this.#child.unref();
    this.#child.channel?.unref();
  }

  /** Runs one statement. Fails: rejects when the process ends before it answered. */
  read(request: SqliteRequest): Promise<SqliteOutcome> {
    this.#stopIdling();
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void) => {
        this.#child.off("message", onMessage);
        this.#child.off("exit", onExit);
        this.#child.off("error", onError);
        this.#child.channel?.unref();
        this.#child.unref();
        finish();
      };
      let rows = new SqliteRows([]);
      const take = (message: SqliteMessage) => {
        if (message.kind === "columns") rows = new SqliteRows(message.columns);
        else if (message.kind === "rows") rows.add(message.rows);
        else if (message.kind === "end") settle(() => resolve({ kind: "rows", rows: rows.end(message.truncated) }));
        else settle(() => resolve(message));
      };
      // What arrives was sent by the program above.
      const onMessage = (message: unknown) => take(message as SqliteMessage);
      const onExit = () => settle(() => reject(new Error("The reader process ended")));
      const onError = (error: Error) => settle(() => reject(error));
      this.#child.on("message", onMessage);
      this.#child.on("exit", onExit);
      this.#child.on("error", onError);
      // Both: when the process ends, its channel goes first, and the end must still be heard.
      this.#child.ref();
      this.#child.channel?.ref();
      this.#child.send(request, (error) => {
        if (error) onError(error);
      });
    });
  }

  /** Ends the process a minute from now, unless it is used before; `onEnd` is called then. */
  idle(onEnd: () => void): void {
    this.#stopIdling();
    this.#idleTimer = setTimeout(() => {
      onEnd();
      this.kill();
    }, idleMsMax).unref();
  }

  kill(): void {
    this.#stopIdling();
    this.#child.kill("SIGKILL");
  }

  /** Whether it can still be asked. */
  get alive(): boolean {
    return this.#child.connected && this.#child.exitCode === null && !this.#child.killed;
  }

  #stopIdling(): void {
    if (this.#idleTimer !== null) clearTimeout(this.#idleTimer);
    this.#idleTimer = null;
  }
}
