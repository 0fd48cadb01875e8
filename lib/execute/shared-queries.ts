import "server-only";
import { z } from "zod";
import { type InstanceBoard, openInstanceBoard, withoutBoard } from "@/lib/cache/instance-board";
import { redisSubscriber, sharedRedis } from "@/lib/cache/redis";
import { remember } from "@/lib/remember";
import { onShutdown } from "@/lib/telemetry/shutdown";
import { type RunningQueries, runningQueries } from "./running-queries";
import { type RunningQuery, runningQuerySchema } from "./schema";

/** Queries that are over before this are never told to the others. */
const tellAfterMs = 300;
/** Sooner than a note falls off the board. */
const heartbeatMs = 5_000;

/** The queries of all instances. */
export class SharedQueries {
  #timer: NodeJS.Timeout | null = null;
  #dueAt = 0;
  #pinned = false;

  constructor(
    private readonly own: RunningQueries,
    private readonly board: InstanceBoard,
  ) {
    own.onChange = () => this.#tellIn(tellAfterMs);
  }

  /** Those of this instance, then those of the others. */
  async list(): Promise<RunningQuery[]> {
    const notes = await this.board.others();
    return [...this.own.list(), ...notes.flatMap(readNote)];
  }

  /** Stops a query wherever it runs. */
  async stop(id: string): Promise<void> {
    if (!this.own.stop(id)) await this.board.call(id);
  }

  close(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.own.onChange = () => undefined;
    return this.board.pin(null);
  }

  #tellIn(delayMs: number): void {
    const dueAt = performance.now() + delayMs;
    // A change is told before the next heartbeat; many changes are told together.
    if (this.#timer !== null && this.#dueAt <= dueAt) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#dueAt = dueAt;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.#tell();
    }, delayMs).unref();
  }

  async #tell(): Promise<void> {
    const queries = this.own.list();
    if (queries.length === 0 && !this.#pinned) return;
    this.#pinned = queries.length > 0;
    await this.board.pin(this.#pinned ? JSON.stringify(queries) : null);
    if (this.#pinned) this.#tellIn(heartbeatMs);
  }
}

/** Nulls: another version's form counts as nothing. */
function readNote(note: string): RunningQuery[] {
  try {
    return z.array(runningQuerySchema).parse(JSON.parse(note));
  } catch {
    return [];
  }
}

/** Those of this process and, where there is Redis, of all others. */
export function sharedQueries(): SharedQueries {
  return remember("shared-queries", () => {
    const [commands, subscriber] = [sharedRedis(), redisSubscriber()];
    const board =
      commands === null || subscriber === null
        ? withoutBoard
        : openInstanceBoard("queries", { commands, subscriber }, (id) => runningQueries().stop(id));
    const shared = new SharedQueries(runningQueries(), board);
    onShutdown("shared queries", () => shared.close());
    return shared;
  });
}
