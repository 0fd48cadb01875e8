import type { DashboardConfig } from "@/lib/dashboard/config/schema";

export type Sent = { readonly method: "GET" | "PATCH" | "PUT"; readonly path: string; readonly body?: unknown };
export type Answered = { readonly status: number; readonly body: Buffer };
/** Sends one request. Fails: rejects where no answer came. */
export type Send = (request: Sent) => Promise<Answered>;

/** What of a dashboard is edited, as it is stored. */
export type Written = { readonly title: string; readonly description: string | null };

/** The greatest numbers of one dashboard that were confirmed, and how many confirmations there were. */
export type Confirmed = { readonly title: number; readonly description: number; readonly count: number };

/**
 * Somebody who alone edits one dashboard: writes ever greater numbers, now as its description, now as its title with all it holds, and
 * remembers which were confirmed.
 */
export class Editor {
  #last = 0;
  /** Null: not known, as when nobody answered. */
  #revision: number | null = null;
  confirmed: Confirmed = { title: 0, description: 0, count: 0 };

  constructor(
    readonly dashboardId: string,
    private readonly config: DashboardConfig,
  ) {}

  /** One edit. Fails: as `send`. */
  async edit(send: Send): Promise<Answered> {
    const number = ++this.#last;
    if (number % 2 === 0) {
      const reply = await send({ method: "PATCH", path: this.#path, body: { description: `as of ${number}` } });
      if (isConfirmed(reply)) this.#confirm("description", number);
      return reply;
    }
    const revision = this.#revision ?? (await this.#readRevision(send));
    if (typeof revision !== "number") return revision;
    this.#revision = null;
    const body = { config: this.config, title: `as of ${number}`, revision };
    const reply = await send({ method: "PUT", path: this.#path, body });
    if (!isConfirmed(reply)) return reply;
    this.#revision = revision + 1;
    this.#confirm("title", number);
    return reply;
  }

  get #path(): string {
    return `/api/dashboards/${this.dashboardId}`;
  }

  #confirm(what: "title" | "description", number: number): void {
    this.confirmed = { ...this.confirmed, [what]: number, count: this.confirmed.count + 1 };
  }

  /** As somebody does who was told that it went wrong: they look at what there is. Gives the answer itself where it is none. */
  async #readRevision(send: Send): Promise<number | Answered> {
    const reply = await send({ method: "GET", path: this.#path });
    return isConfirmed(reply) ? (JSON.parse(reply.body.toString("utf8")) as { revision: number }).revision : reply;
  }
}

const isConfirmed = ({ status }: Answered): boolean => status >= 200 && status < 300;

/** How many of the last words are not in what is stored: a newer one that nobody confirmed may stand there, an older one may not. */
export function lostOf(confirmed: Confirmed, stored: Written | undefined): number {
  const isLost = [numberIn(stored?.title) < confirmed.title, numberIn(stored?.description) < confirmed.description];
  return isLost.filter((lost) => lost).length;
}

const numberIn = (words: string | null | undefined): number => Number(/^as of (\d+)$/.exec(words ?? "")?.[1] ?? 0);
