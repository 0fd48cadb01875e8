import { type APIRequestContext, expect, type Locator, type Page } from "playwright/test";
import { completeConfig, completeWidget, type GridPlace, type Widget } from "@/lib/dashboard/config/schema";
import type { Dashboard } from "@/lib/dashboard/schema";

/** The id of the demo shop, which every installation starts with. */
export async function demoShopId(api: APIRequestContext): Promise<string> {
  const sources: { id: string; name: string }[] = await (await api.get("/api/sources")).json();
  const shop = sources.find(({ name }) => name === "Demo shop");
  if (!shop) throw new Error(`there is no demo shop among ${sources.map(({ name }) => name).join(", ")}`);
  return shop.id;
}

export function textWidget(title: string, place: GridPlace): Widget {
  return completeWidget({ id: crypto.randomUUID(), kind: "text", title, place, markdown: `Words of ${title}` });
}

/** A widget that draws columns of the first two columns of its result. */
export function chartWidget(sourceId: string, title: string, sql: string, place: GridPlace): Widget {
  return completeWidget({
    id: crypto.randomUUID(),
    kind: "chart",
    title,
    place,
    query: { sourceId, question: null, sql, plan: null, cacheSeconds: 60 },
    chart: {
      version: 1,
      type: "bar",
      x: "name",
      y: ["total"],
      series: null,
      stacked: false,
      horizontal: false,
      title: null,
    },
  });
}

/** Widgets about the demo shop in their simplest form: SQL that always gives rows. */
export const salesByRegion =
  "SELECT s.region AS name, count(*) AS total FROM orders o JOIN stores s ON s.store_id = o.store_id GROUP BY 1 ORDER BY 2 DESC";
export const returnsByReason = "SELECT reason AS name, count(*) AS total FROM returns GROUP BY 1 ORDER BY 2 DESC";

type Wanted = { title: string; widgets: readonly Widget[]; visibility?: "private" | "everyone" };

/** Makes a dashboard over the API, as an import does. */
export async function makeDashboard(
  api: APIRequestContext,
  { title, widgets, visibility = "private" }: Wanted,
): Promise<Dashboard> {
  const reply = await api.post("/api/dashboards", {
    data: { title, visibility, config: completeConfig({ widgets: [...widgets] }) },
  });
  if (!reply.ok()) throw new Error(`the dashboard was not made: ${reply.status()} ${await reply.text()}`);
  return await reply.json();
}

/** Where each widget of a dashboard stands, as it is stored. */
export async function storedPlaces(api: APIRequestContext, dashboardId: string): Promise<Record<string, GridPlace>> {
  const dashboard: Dashboard = await (await api.get(`/api/dashboards/${dashboardId}`)).json();
  return Object.fromEntries(dashboard.config.widgets.map(({ title, place }) => [title, place]));
}

/** The way to a dashboard from the list of them, which may name it above as well, as one of those that are at hand. */
export const listed = (page: Page, title: string): Locator =>
  page.getByRole("list", { name: "Dashboards", exact: true }).getByRole("link", { name: title, exact: true });

export async function openDesigner(page: Page, dashboardId: string): Promise<void> {
  await page.goto(`/dashboards/${dashboardId}`);
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await expect(page.getByRole("textbox", { name: "Title of the dashboard" })).toBeVisible();
}

/** A widget in the designer. */
export const designed = (page: Page, title: string): Locator => page.getByRole("article", { name: title, exact: true });

/** A widget on a dashboard that is looked at. */
export const shown = (page: Page, title: string): Locator => page.getByRole("region", { name: title, exact: true });

/** Fails when two widgets cover the same pixel, once everything that glides into place has arrived. */
export async function expectNoOverlaps(widgets: Locator): Promise<void> {
  await expect.poll(async () => await overlapsAmong(widgets), { message: "widgets that overlap" }).toEqual([]);
}

async function overlapsAmong(widgets: Locator): Promise<string[]> {
  return await widgets.evaluateAll((elements) => {
    const boxes = elements.map((element) => ({ name: element.ariaLabel ?? "", box: element.getBoundingClientRect() }));
    return boxes.flatMap(({ name, box }, index) =>
      boxes
        .slice(index + 1)
        .filter((other) => box.left < other.box.right && other.box.left < box.right)
        .filter((other) => box.top < other.box.bottom && other.box.top < box.bottom)
        .map((other) => `${name} and ${other.name}`),
    );
  });
}
