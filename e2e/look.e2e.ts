import type { APIRequestContext, Page } from "playwright/test";
import { completeConfig, completeWidget, dashboardFilterSchema, type GridPlace } from "@/lib/dashboard/config/schema";
import type { ColumnRef, QueryPlan } from "@/lib/nl2sql/schema";
import { expectAccessible } from "./support/accessible";
import { chartsIn, expectDrawn } from "./support/charts";
import { demoShopId, shown } from "./support/dashboards";
import { expect, test } from "./support/test";

const at = (entity: string, column: string): ColumnRef => ({ entity, column, path: null });
const ordersBy = (column: ColumnRef, label: string, grain: "month" | null = null): QueryPlan => ({
  ...{ version: 1, root: "orders", distinct: false, filter: null, having: [], order: [], limit: null },
  ...{ series: [], combine: null, dimensions: [{ column, grain, label }] },
  measures: [{ aggregate: "count", entity: "orders", column: null, measureId: null, label: "Orders" }],
});

/** A dashboard whose widgets ask plans, so that filters, clicks and levels reach them. */
async function makeLookable(api: APIRequestContext): Promise<string> {
  const sourceId = await demoShopId(api);
  const widget = async (
    title: string,
    plan: QueryPlan,
    place: GridPlace,
    type: "bar" | "table" | "line",
    tabId: string,
  ) => {
    const reply = await api.post("/api/dashboards/query", { data: { from: "plan", sourceId, plan } });
    const { query, result } = await reply.json();
    const [x, y]: string[] = result.columns.map(({ name }: { name: string }) => name);
    const chart = { version: 1 as const, type, x: x ?? null, y: [y ?? ""], series: null, title: null };
    return completeWidget({
      ...{ id: crypto.randomUUID(), kind: "chart", title, place, tabId },
      query,
      chart: { ...chart, stacked: false, horizontal: false },
    });
  };
  const region = at("stores", "region");
  const config = completeConfig({
    tabs: ["one", "two"].map((id) => ({ id, title: `Tab ${id}` })),
    filters: [
      dashboardFilterSchema.parse({ id: "region", label: "Region", kind: "list", sourceId, column: region }),
      dashboardFilterSchema.parse({
        ...{ id: "period", label: "Period", kind: "date", sourceId },
        column: at("orders", "ordered_at"),
      }),
    ],
    widgets: [
      await widget("By region", ordersBy(region, "Region"), { x: 0, y: 0, w: 6, h: 7 }, "bar", "one"),
      await widget("Regions listed", ordersBy(region, "Region"), { x: 6, y: 0, w: 6, h: 7 }, "table", "one"),
      await widget(
        "By month",
        ordersBy(at("orders", "ordered_at"), "Month", "month"),
        { x: 0, y: 7, w: 12, h: 6 },
        "line",
        "two",
      ),
    ],
  });
  const reply = await api.post("/api/dashboards", { data: { title: "To look at", config } });
  if (!reply.ok()) throw new Error(`the dashboard was not made: ${reply.status()} ${await reply.text()}`);
  return `/dashboards/${(await reply.json()).id}`;
}

const rowsOf = (page: Page) => shown(page, "Regions listed").getByRole("row");

test("filters, clicks and levels narrow what is shown, stand in the address and are taken back by it", async ({
  page,
}) => {
  const address = await makeLookable(page.request);
  await page.goto(address);
  await expectDrawn(chartsIn(shown(page, "By region")));
  const all = await rowsOf(page).count();
  expect(all).toBeGreaterThan(3);

  await page.getByRole("button", { name: "Region: All" }).click();
  const first = page.getByRole("checkbox").first();
  await first.check();
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(rowsOf(page)).toHaveCount(2);
  expect(page.url()).toContain("f.region=");
  await page.reload();
  await expect(rowsOf(page)).toHaveCount(2);
  await page.getByRole("button", { name: "Reset" }).click();
  await expect(rowsOf(page)).toHaveCount(all);
  await page.goBack();
  await expect(rowsOf(page)).toHaveCount(2);
  await page.goForward();
  await expect(rowsOf(page)).toHaveCount(all);

  // By keyboard: the first mark of the chart, then what can be done with it.
  await expectDrawn(chartsIn(shown(page, "By region")));
  const chart = shown(page, "By region").getByRole("application");
  await chart.focus();
  await page.keyboard.press("ArrowRight");
  await expect(chart).toContainText(/1 of \d/);
  await page.keyboard.press("Enter");
  await expect(rowsOf(page)).toHaveCount(2);
  await page.getByRole("menuitem", { name: "Show the rows" }).click();
  await expect(page.getByRole("dialog").getByRole("row").nth(1)).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^No longer filter by/ }).click();
  await expect(rowsOf(page)).toHaveCount(all);
  await expectAccessible(page);
});

test("who comes back sees the charts before any script, and the same charts answer to a hand", async ({
  page,
  browser,
}) => {
  const address = await makeLookable(page.request);
  await page.goto(address);
  await expectDrawn(shown(page, "By region"));
  const context = await browser.newContext({
    ...{ baseURL: new URL(page.url()).origin, storageState: await page.context().storageState() },
    ...{ javaScriptEnabled: false, viewport: page.viewportSize() },
  });
  const still = await context.newPage();
  // What a page has no time to draw is drawn for the next one.
  await expect(async () => {
    await still.goto(address);
    await expect(shown(still, "By region").locator("svg[role=img]")).toHaveAccessibleName(/^Bar chart of Orders/);
  }).toPass();
  await context.close();
  await page.goto(address);
  await page.mouse.move(600, 500);
  await expectDrawn(shown(page, "By region"));
  await expect(shown(page, "By region").locator("svg[role=img]")).toHaveCount(0);
});

test("a television turns its tabs by itself and is left by a key", async ({ page }) => {
  const address = await makeLookable(page.request);
  await page.goto(`${address}?screen=tv&turn=5`);
  await expectDrawn(chartsIn(shown(page, "By region")));
  await expect(page.getByRole("tab", { name: "Tab two" })).toHaveAttribute("aria-selected", "true", {
    timeout: 10_000,
  });
  await expectDrawn(chartsIn(shown(page, "By month")));
  await page.keyboard.press("Escape");
  await expect(page.getByRole("link", { name: "Edit", exact: true })).toBeVisible();
});
