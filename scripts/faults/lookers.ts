import { setTimeout as delay } from "node:timers/promises";
import { ApiClient } from "@/scripts/bench/serving/api-client";
import { dataPath, makeBoard, readySource, sixTables } from "@/scripts/bench/serving/boards";
import type { FaultReport } from "./fault";
import { rowsOf } from "./rows-of";

const personCount = 6;
const boardCount = 4;
const pauseMs = 20;
const editEvery = 40;

type Counts = {
  -readonly [name in "sent" | "failed" | "wrong" | "acknowledged" | "lost" | "slowestMs"]: FaultReport[name];
};
type Board = { readonly id: string; readonly rows: string; description: string };

/**
 * People who look at dashboards and describe them anew now and then, and know what they must see: each answer is compared with what the
 * source says, each acknowledged edit is read back at the end.
 */
class Lookers {
  readonly #counts: Counts = { sent: 0, failed: 0, wrong: 0, acknowledged: 0, lost: 0, slowestMs: 0 };
  #isOver = false;
  readonly #people: Promise<void>[];

  private constructor(
    private readonly client: ApiClient,
    private readonly boards: Board[],
  ) {
    this.#people = Array.from({ length: personCount }, (_, person) => this.#look(person));
  }

  /** They begin at once. `cacheSeconds`: short, so that every level is at work. */
  static async begin(client: ApiClient, cacheSeconds = 2): Promise<Lookers> {
    const shop = await readySource(client);
    const boards: Board[] = [];
    for (let salt = 0; salt < boardCount; salt++) {
      const id = await makeBoard(client, `Board ${salt}`, sixTables(shop, { salt, cacheSeconds }));
      boards.push({ id, rows: rowsOf((await client.get(dataPath(id))).body), description: "" });
    }
    return new Lookers(client, boards);
  }

  /** Lets them finish. */
  async leave(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#people);
  }

  /** Lets them finish, and reads back what they were told was saved. */
  async end(): Promise<Counts> {
    await this.leave();
    for (const { id, description } of this.boards) {
      if (description === "") continue;
      const stored = ApiClient.json<{ description: string }>(await this.client.get(`/api/dashboards/${id}`));
      if (stored.description !== description) this.#counts.lost += 1;
    }
    return this.#counts;
  }

  async #look(person: number): Promise<void> {
    for (let turn = 0; !this.#isOver; turn++) {
      const board = this.boards[(person + turn) % this.boards.length] as Board;
      // One person writes, so that the last word of a board is known.
      if (person === 0 && turn % editEvery === 0) await this.#edit(board, `as of turn ${turn}`);
      else await this.#read(board);
      await delay(pauseMs);
    }
  }

  async #read({ id, rows }: Board): Promise<void> {
    const reply = await this.#count(() => this.client.get(dataPath(id)));
    if (reply !== null && rowsOf(reply.body) !== rows) this.#counts.wrong += 1;
  }

  async #edit(board: Board, description: string): Promise<void> {
    const reply = await this.#count(() => this.client.send("PATCH", `/api/dashboards/${board.id}`, { description }));
    if (reply === null) return;
    this.#counts.acknowledged += 1;
    board.description = description;
  }

  /** Nulls: it failed. */
  async #count(send: () => ReturnType<ApiClient["get"]>) {
    this.#counts.sent += 1;
    const since = performance.now();
    const reply = await send().catch(() => null);
    this.#counts.slowestMs = Math.max(this.#counts.slowestMs, performance.now() - since);
    if (reply !== null && reply.status < 400) return reply;
    this.#counts.failed += 1;
    return null;
  }
}

/** People look while `trouble` is made, which tells how long it took until all was as before. They leave whatever comes of it. */
export async function withLookers(client: ApiClient, trouble: () => Promise<number | null>): Promise<FaultReport> {
  const lookers = await Lookers.begin(client);
  try {
    const recoveredMs = await trouble();
    return { ...(await lookers.end()), recoveredMs };
  } finally {
    await lookers.leave();
  }
}
