import type { WidgetData } from "@/lib/dashboard/look/schema";

const rowCountOf = (data: WidgetData) => (data.status === "ok" ? data.result.rows.length : 0);

/**
 * Gives widgets, of which none is ever rejected, as they become ready.
 * **Order** of those that are ready the one of fewest rows first: a long table must not stand before quick charts on a slow line.
 */
export async function* asReady(widgets: readonly Promise<WidgetData>[]): AsyncGenerator<WidgetData, void> {
  const ready: WidgetData[] = [];
  let wake = () => {};
  for (const widget of widgets) {
    void widget.then((data) => {
      ready.push(data);
      wake();
    });
  }
  for (let left = widgets.length; left > 0; left--) {
    if (ready.length === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    ready.sort((a, b) => rowCountOf(a) - rowCountOf(b));
    const next = ready.shift();
    if (next) yield next;
  }
}
