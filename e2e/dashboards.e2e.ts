import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright/test";
import { startBuiltServer } from "../scripts/test/start-built-server";
import { chartsIn, expectDrawn } from "./support/charts";
import {
  chartWidget,
  demoShopId,
  designed,
  expectNoOverlaps,
  listed,
  makeDashboard,
  openDesigner,
  returnsByReason,
  salesByRegion,
  shown,
  storedPlaces,
  textWidget,
} from "./support/dashboards";
import { boxOf, drag } from "./support/drag";
import { signIn } from "./support/people";
import { expect, test } from "./support/test";

const left = textWidget("Left", { x: 0, y: 0, w: 4, h: 4 });
const right = textWidget("Right", { x: 4, y: 0, w: 4, h: 4 });
const below = textWidget("Below", { x: 0, y: 4, w: 8, h: 3 });

test("arrow keys move and resize a widget, others make room, and the places are kept", async ({ page }) => {
  const { id } = await makeDashboard(page.request, { title: "By keyboard", widgets: [left, right, below] });
  await openDesigner(page, id);
  const status = page.getByRole("status");
  await designed(page, "Left").focus();
  await page.keyboard.press("ArrowRight");
  await expect(status.filter({ hasText: "Left is now at column 2, row 1" })).toBeAttached();
  await page.keyboard.press("Shift+ArrowDown");
  await expect(status.filter({ hasText: "Left is now 4 columns wide and 5 rows high" })).toBeAttached();
  await expectNoOverlaps(page.getByRole("article"));
  await page.getByRole("button", { name: "Publish", exact: true }).click();

  await expect(page.getByRole("heading", { level: 1, name: "By keyboard", exact: true })).toBeVisible();
  await page.reload();
  await expectNoOverlaps(page.getByRole("region"));
  const places = await storedPlaces(page.request, id);
  expect(places.Left).toEqual({ x: 1, y: 0, w: 4, h: 5 });
  await expectSamePlaces(page, places);
});

test("the mouse moves and resizes a widget, every step can be taken back and done again", async ({ page }) => {
  const { id } = await makeDashboard(page.request, { title: "By mouse", widgets: [left, right, below] });
  await openDesigner(page, id);
  const head = await boxOf(designed(page, "Left").getByRole("heading", { name: "Left" }));
  const width = (await boxOf(designed(page, "Left"))).width;
  await drag(page, { x: head.x + 10, y: head.y + 5 }, { x: 2 * width + 40, y: 0 });
  await expect.poll(async () => (await boxOf(designed(page, "Left"))).x).toBeGreaterThan(2 * width);
  await expectNoOverlaps(page.getByRole("article"));

  const before = await boxOf(designed(page, "Below"));
  await drag(page, { x: before.x + before.width - 3, y: before.y + before.height - 3 }, { x: 0, y: 120 });
  await expect.poll(async () => (await boxOf(designed(page, "Below"))).height).toBeGreaterThan(before.height + 60);
  const enlarged = (await boxOf(designed(page, "Below"))).height;

  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(async () => (await boxOf(designed(page, "Below"))).height).toBeCloseTo(before.height, 0);
  await page.getByRole("button", { name: "Redo" }).click();
  await expect.poll(async () => (await boxOf(designed(page, "Below"))).height).toBeCloseTo(enlarged, 0);
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "By mouse", exact: true })).toBeVisible();

  const places = await storedPlaces(page.request, id);
  expect(places.Left?.x).toBe(8);
  expect(places.Below?.h).toBeGreaterThan(below.place.h);
  await page.reload();
  await expectSamePlaces(page, places);
});

test("a widget that fails shows its own error, and the others show their data", async ({ page }) => {
  const shop = await demoShopId(page.request);
  const { id } = await makeDashboard(page.request, {
    title: "One is broken",
    widgets: [
      chartWidget(shop, "Sales", salesByRegion, { x: 0, y: 0, w: 6, h: 6 }),
      chartWidget(shop, "Broken", "SELECT no_such_column AS name, 1 AS total FROM orders", { x: 6, y: 0, w: 6, h: 6 }),
      chartWidget(shop, "Returns", returnsByReason, { x: 0, y: 6, w: 6, h: 6 }),
    ],
  });
  await page.goto(`/dashboards/${id}`);
  await expectDrawn(chartsIn(shown(page, "Sales")));
  await expectDrawn(chartsIn(shown(page, "Returns")));
  await expect(shown(page, "Broken").getByRole("alert")).toContainText("The column no_such_column does not exist");
  await expect(shown(page, "Broken").getByRole("button", { name: "Try again" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("alert")).toHaveCount(1);
});

test("looking at a dashboard never calls a language model", async ({ browser }) => {
  const model = await startDeadModel();
  const account = { email: "owner@example.com", password: "a long owner password" };
  const server = await startBuiltServer({
    DEEPSEEK_API_KEY: "sk-never-answered",
    DEEPSEEK_BASE_URL: model.origin,
    QUERENT_ADMIN_EMAIL: account.email,
    QUERENT_ADMIN_PASSWORD: account.password,
  });
  const context = await browser.newContext({
    baseURL: server.origin,
    storageState: await signIn(server.origin, account),
  });
  try {
    // The counter counts: a question put to the model does reach it.
    const sourceId = await demoShopId(context.request);
    await context.request.post("/api/chat", { data: { sourceId, question: "anything at all", engine: "model" } });
    const callCountBefore = model.callCount();
    expect(callCountBefore).toBeGreaterThan(0);

    const page = await context.newPage();
    await page.goto("/dashboards");
    await listed(page, "Shop overview").click();
    await expectDrawn(chartsIn(page.getByRole("main")).first());
    await page.getByRole("button", { name: "Refresh all widgets" }).click();
    await expect(page.getByRole("button", { name: "Refresh all widgets" })).not.toHaveAttribute("data-loading", "true");
    await page.reload();
    await expectDrawn(chartsIn(page.getByRole("main")).last());
    await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
    expect(model.callCount()).toBe(callCountBefore);
  } finally {
    await context.close();
    await server.stop();
    await model.stop();
  }
});

/** A model that is there, counts, and answers nothing. */
async function startDeadModel() {
  let count = 0;
  const server = createServer((request, response) => {
    count += 1;
    request.resume();
    response.writeHead(503, { "content-type": "application/json" }).end('{"error":{"message":"overloaded"}}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // A TCP server has no other kind of address.
  return {
    origin: `http://127.0.0.1:${port}`,
    callCount: () => count,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** The widgets stand next to and below each other in the order of their stored places, in the designer as for those who look. */
async function expectSamePlaces(page: Page, places: Awaited<ReturnType<typeof storedPlaces>>): Promise<void> {
  const titles = Object.keys(places);
  const boxes = new Map<string, Awaited<ReturnType<typeof boxOf>>>();
  for (const title of titles) boxes.set(title, await boxOf(shown(page, title)));
  const byX = (a: string, b: string) => (places[a]?.x ?? 0) - (places[b]?.x ?? 0);
  const byWidth = (a: string, b: string) => (places[a]?.w ?? 0) - (places[b]?.w ?? 0);
  expect(titles.toSorted((a, b) => (boxes.get(a)?.x ?? 0) - (boxes.get(b)?.x ?? 0))).toEqual(titles.toSorted(byX));
  expect(titles.toSorted((a, b) => (boxes.get(a)?.width ?? 0) - (boxes.get(b)?.width ?? 0))).toEqual(
    titles.toSorted(byWidth),
  );
}
