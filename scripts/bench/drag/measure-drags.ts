import { type Browser, chromium, type Page, request } from "playwright";
import { completeConfig, completeWidget, type Widget } from "@/lib/dashboard/config/schema";
import type { Figure } from "@/scripts/bench/harness";
import { frameFigures } from "@/scripts/bench/in-browser/frame-figures";
import { keepNames } from "@/scripts/bench/in-browser/keep-names";

type Wanted = {
  readonly origin: string;
  readonly account: { readonly email: string; readonly password: string };
  readonly widgetCount: number;
};
const windowSize = { width: 1_440, height: 900 };

/** Opens a dashboard of that many widgets in the designer and drags there, as a hand does: sideways, down, back; then takes it back. */
export async function measureDrags(wanted: Wanted): Promise<Figure[]> {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    return await measureIn(browser, wanted);
  } finally {
    await browser.close();
  }
}

async function measureIn(browser: Browser, wanted: Wanted): Promise<Figure[]> {
  const storageState = await signIn(wanted);
  const context = await browser.newContext({ baseURL: wanted.origin, storageState, viewport: windowSize });
  const dashboardId = await makeDashboard(context.request, wanted.widgetCount);
  const page = await context.newPage();
  await keepNames(page);
  await page.goto(`/dashboards/${dashboardId}?edit=1`);
  await page
    .locator("[data-widget]")
    .nth(wanted.widgetCount - 1)
    .waitFor({ state: "attached" });
  await page.locator("[data-widget] canvas").first().waitFor();
  // Charts come into view one after the other; what is measured is dragging.
  await page.waitForLoadState("networkidle");
  const figures = await figuresOf(page);
  await context.close();
  return figures;
}

const barMs = 25;
const stepCount = 6;

async function figuresOf(page: Page): Promise<Figure[]> {
  const rest = { barMs: null };
  return [
    // What this machine can do at most: the same page with nothing moving.
    ...(await frameFigures(page, { what: "nothing happens", ...rest }, () => page.waitForTimeout(1_500))),
    ...(await frameFigures(page, { what: "a widget is dragged", barMs }, () => drag(page))),
    ...(await frameFigures(page, { what: "a widget is resized", ...rest }, () => resize(page))),
    ...(await frameFigures(page, { what: "all are marked and dragged", ...rest }, () => dragAll(page))),
    ...(await frameFigures(page, { what: "undone and done again", ...rest }, () => stepBack(page))),
  ];
}

async function drag(page: Page): Promise<void> {
  for (const at of [4, 5, 6]) {
    const box = await boxOf(page, at);
    await dragAround(page, { x: box.x + 40, y: box.y + 18 });
  }
}

async function resize(page: Page): Promise<void> {
  const box = await boxOf(page, 5);
  await dragAround(page, { x: box.x + box.width, y: box.y + box.height });
}

async function dragAll(page: Page): Promise<void> {
  await page.locator("[data-widget]").nth(5).focus();
  await page.keyboard.press("Control+a");
  const box = await boxOf(page, 5);
  await dragAround(page, { x: box.x + 40, y: box.y + 18 });
  await page.keyboard.press("Escape");
}

async function stepBack(page: Page): Promise<void> {
  await page.locator("[data-widget]").nth(5).focus();
  for (let step = 0; step < stepCount; step += 1) await page.keyboard.press("Control+z");
  for (let step = 0; step < stepCount; step += 1) await page.keyboard.press("Control+Shift+z");
}

async function boxOf(page: Page, at: number) {
  const box = await page.locator("[data-widget]").nth(at).boundingBox();
  if (!box) throw new Error(`widget ${at} is not on the page`);
  return box;
}

async function dragAround(page: Page, { x, y }: { x: number; y: number }): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (const [dx, dy] of [
    [260, 40],
    [300, 260],
    [-60, 320],
    [20, 60],
  ] as const) {
    await page.mouse.move(x + dx, y + dy, { steps: 30 });
  }
  await page.mouse.up();
}

async function signIn({ origin, account }: Wanted) {
  const client = await request.newContext({ baseURL: origin });
  const { csrfToken } = await (await client.get("/api/auth/csrf")).json();
  await client.post("/api/auth/callback/credentials", { form: { csrfToken, ...account, json: "true" } });
  const state = await client.storageState();
  await client.dispose();
  return state;
}

async function makeDashboard(client: Awaited<ReturnType<typeof request.newContext>>, widgetCount: number) {
  const sources: { id: string }[] = await (await client.get("/api/sources")).json();
  const widgets = Array.from({ length: widgetCount }, (_, index) => widgetAt(index, sources[0]?.id ?? ""));
  const reply = await client.post("/api/dashboards", {
    data: { title: "A hundred widgets", config: completeConfig({ widgets }) },
  });
  if (!reply.ok()) throw new Error(`the dashboard was not made: ${reply.status()} ${await reply.text()}`);
  const { id }: { id: string } = await reply.json();
  return id;
}

/** Four in a row: two figures or texts, two charts. The charts all ask the same, which runs once. */
function widgetAt(index: number, sourceId: string): Widget {
  const place = { x: (index % 4) * 3, y: Math.floor(index / 4) * 5, w: 3, h: 5 };
  const base = { id: `w${index}`, title: `Widget ${index}`, place };
  if (index % 5 > 1)
    return completeWidget({ ...base, kind: "text", markdown: `**${index}** widgets stand before this one.` });
  const sql = "SELECT reason AS name, count(*) AS total FROM returns GROUP BY 1 ORDER BY 2 DESC";
  const drawn = { version: 1 as const, type: "bar" as const, x: "name", y: ["total"], series: null, title: null };
  const query = { sourceId, question: null, sql, plan: null, cacheSeconds: 60 };
  return completeWidget({ ...base, kind: "chart", query, chart: { ...drawn, stacked: false, horizontal: false } });
}
