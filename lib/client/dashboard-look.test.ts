import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, expect, test, vi } from "vitest";
import { widgetRowsQuery } from "@/lib/client/dashboard-look";
import { RowsReader } from "@/lib/client/rows-reader";
import { emptyLook, type Look, type WidgetData } from "@/lib/dashboard/look/schema";

afterEach(() => vi.useRealTimers());

const aMinuteAgo = (now: number) => now - 60_000;

test("rows that stand in while a look changes are as old as they are by then", () => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
  const reader = new RowsReader({ by: "account", dashboardId: "d" }, () => new Promise(() => undefined));
  const rowsOf = (look: Look) =>
    widgetRowsQuery(reader, { revision: 1, widgetId: "w", look, own: look, isInView: () => true });
  const client = new QueryClient();
  const rows = { status: "ok", widgetId: "w", ageSeconds: 5, isStale: false } as WidgetData;
  client.setQueryData(rowsOf(emptyLook).queryKey, rows, { updatedAt: aMinuteAgo(Date.now()) });
  const observer = new QueryObserver(client, rowsOf(emptyLook));
  const stop = observer.subscribe(() => undefined);
  expect(observer.getCurrentResult()).toMatchObject({ isPlaceholderData: false, data: { ageSeconds: 5 } });
  observer.setOptions(rowsOf({ ...emptyLook, cross: { other: [] } }));
  expect(observer.getCurrentResult()).toMatchObject({ isPlaceholderData: true, data: { ageSeconds: 65 } });
  stop();
  client.clear();
});
