import { expect, it } from "vitest";
import { asReady } from "@/lib/dashboard/look/as-ready";
import type { WidgetData } from "@/lib/dashboard/look/schema";

const waiting = (widgetId: string): WidgetData => ({ status: "waiting", widgetId, filterId: "f" });
const shown = (widgetId: string, rowCount: number): WidgetData => ({
  ...{ status: "ok", widgetId, cacheTier: "memory", ageSeconds: 0, isStale: false, rowRulesApplied: false },
  ...{ comparison: null, applied: [], drill: null },
  result: { columns: [], rows: Array.from({ length: rowCount }, () => []), truncated: false },
});

it("gives each as soon as it is ready, and all of them", async () => {
  const [slow, quick] = [Promise.withResolvers<WidgetData>(), Promise.withResolvers<WidgetData>()];
  const given = asReady([slow.promise, quick.promise]);
  quick.resolve(waiting("quick"));
  expect((await given.next()).value).toEqual(waiting("quick"));
  slow.resolve(waiting("slow"));
  expect((await given.next()).value).toEqual(waiting("slow"));
  expect(await given.next()).toEqual({ done: true, value: undefined });
});

it("gives of those that are ready the one of fewest rows", async () => {
  const given = asReady([shown("long", 9), shown("short", 1), waiting("none")].map((one) => Promise.resolve(one)));
  const ids: string[] = [];
  await new Promise((resolve) => setImmediate(resolve));
  for await (const { widgetId } of given) {
    ids.push(widgetId);
    await new Promise((resolve) => setImmediate(resolve));
  }
  // The first is whichever settled first; from then on all are there.
  expect(ids.indexOf("long")).toBe(ids[0] === "long" ? 0 : 2);
  expect(ids).toHaveLength(3);
});
