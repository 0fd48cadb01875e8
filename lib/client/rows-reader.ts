import type { RowsListener, RowsReading, Sight } from "@/lib/client/dashboard-look";
import { ApiError } from "@/lib/client/fetch-json";
import type { Look, WidgetData } from "@/lib/dashboard/look/schema";

export type RowsWish = {
  readonly widgetId: string;
  readonly look: Look;
  /** Asked when the request is made: who is in sight goes first. */
  readonly isInView: () => boolean;
  readonly signal: AbortSignal;
};
type Waiting = RowsWish & { readonly resolve: (data: WidgetData) => void; readonly reject: (error: unknown) => void };
type Read = (sight: Sight, reading: RowsReading, listener: RowsListener) => Promise<void>;

/**
 * Gathers what the widgets of a page want to know in one moment into at most two requests: those in sight, then the rest. Each widget
 * has its rows as soon as they come. A request that nobody waits for any more is broken off.
 */
export class RowsReader {
  private waiting: Waiting[] = [];

  constructor(
    readonly sight: Sight,
    private readonly readRows: Read,
  ) {}

  /** Fails: throws what the request threw before its rows had come. */
  read(wish: RowsWish): Promise<WidgetData> {
    return new Promise((resolve, reject) => {
      if (this.waiting.length === 0) setTimeout(() => this.send(), 0);
      this.waiting.push({ ...wish, resolve, reject });
    });
  }

  private send(): void {
    const byLook = Map.groupBy(this.waiting, ({ look }) => JSON.stringify(look));
    this.waiting = [];
    for (const wishes of byLook.values()) {
      const { first = [], rest = [] } = Object.groupBy(wishes, (wish) => (wish.isInView() ? "first" : "rest"));
      // One after the other: what nobody sees yet must not take the engine from what everybody waits for.
      void this.fetch(first).then(() => this.fetch(rest));
    }
  }

  /** Never fails: each of those who wait is told. */
  private async fetch(all: readonly Waiting[]): Promise<void> {
    const open = new Set(all.filter(({ signal }) => !signal.aborted));
    const [any] = open;
    if (!any) return;
    const abort = new AbortController();
    const left = () => {
      if (open.size > 0 && [...open].every(({ signal }) => signal.aborted)) abort.abort();
    };
    for (const { signal } of open) signal.addEventListener("abort", left, { once: true });
    const onWidget = (data: WidgetData) => {
      for (const wish of [...open].filter(({ widgetId }) => widgetId === data.widgetId)) {
        open.delete(wish);
        wish.resolve(data);
      }
      left();
    };
    const widgetIds = [...open].map(({ widgetId }) => widgetId);
    let failure: unknown = new ApiError("client/answer", 200, null, false, null);
    try {
      await this.readRows(this.sight, { look: any.look, widgetIds }, { signal: abort.signal, onWidget });
    } catch (error) {
      failure = error;
    }
    for (const { reject } of open) reject(failure);
  }
}
