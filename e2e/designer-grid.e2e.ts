import type { Page } from "playwright/test";
import { completeConfig } from "@/lib/dashboard/config/schema";
import {
  designed,
  expectNoOverlaps,
  makeDashboard,
  openDesigner,
  storedPlaces,
  textWidget,
} from "./support/dashboards";
import { boxOf, drag } from "./support/drag";
import { expect, test } from "./support/test";

const widgets = [
  textWidget("Left", { x: 0, y: 0, w: 4, h: 4 }),
  textWidget("Right", { x: 4, y: 0, w: 4, h: 4 }),
  textWidget("Below", { x: 0, y: 4, w: 8, h: 3 }),
];

const said = (page: Page, words: string) => expect(page.getByRole("status").filter({ hasText: words })).toBeAttached();

async function saved(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: title, exact: true })).toBeVisible();
}

test("a group is marked, moved together, locked, copied to another dashboard and removed", async ({ page }) => {
  const { id } = await makeDashboard(page.request, { title: "A group", widgets });
  await openDesigner(page, id);
  await designed(page, "Left").click();
  await designed(page, "Right").click({ modifiers: ["Shift"] });
  const bar = page.getByRole("toolbar", { name: "2 widgets are marked" });
  await expect(bar).toBeVisible();
  const head = await boxOf(designed(page, "Left").getByRole("heading"));
  const column = (await boxOf(designed(page, "Left"))).width / 4;
  await drag(page, { x: head.x + 10, y: head.y + 5 }, { x: 4 * column + 30, y: 0 });
  await expect.poll(async () => (await boxOf(designed(page, "Right"))).x).toBeGreaterThan(head.x + 7 * column);
  await expectNoOverlaps(page.getByRole("article"));

  await bar.getByRole("button", { name: "Lock in place" }).click();
  await said(page, "2 widgets locked in place");
  await designed(page, "Left").focus();
  await page.keyboard.press("ArrowRight");
  await said(page, "2 widgets cannot go further that way");
  await page.keyboard.press("l");
  await page.keyboard.press("Control+c");
  await said(page, "2 widgets copied");
  await page.keyboard.press("Delete");
  await expect(page.getByRole("article")).toHaveCount(1);
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("article")).toHaveCount(3);
  await saved(page, "A group");
  expect(await storedPlaces(page.request, id)).toMatchObject({ Left: { x: 4, y: 0 }, Right: { x: 8, y: 0 } });

  const other = await makeDashboard(page.request, { title: "Another", widgets: [] });
  await openDesigner(page, other.id);
  await page.getByRole("region", { name: "Dashboard", exact: true }).focus();
  await page.keyboard.press("Control+v");
  await expect(page.getByRole("article")).toHaveCount(2);
  await expectNoOverlaps(page.getByRole("article"));
});

test("a widget comes from the palette, by drag and by click, and phones keep places of their own", async ({ page }) => {
  const { id } = await makeDashboard(page.request, { title: "From the palette", widgets });
  await openDesigner(page, id);
  const line = page.getByRole("button", { name: "Add Line", exact: true });
  await line.dragTo(designed(page, "Right"), { targetPosition: { x: 40, y: 20 } });
  await expect(designed(page, "Line")).toContainText("It shows nothing yet");
  await expectNoOverlaps(page.getByRole("article"));
  await page.getByRole("button", { name: "Add Text", exact: true }).click();
  await expect(designed(page, "Text")).toBeVisible();

  await page
    .locator("label")
    .filter({ hasText: /^Phone$/ })
    .click();
  await expect(page.getByText("Follows the desktop until you move something")).toBeVisible();
  await designed(page, "Left").focus();
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.getByRole("button", { name: "Automatic again" })).toBeVisible();
  await page
    .locator("label")
    .filter({ hasText: /^Desktop$/ })
    .click();
  await expectNoOverlaps(page.getByRole("article"));
  await saved(page, "From the palette");
  expect((await storedPlaces(page.request, id)).Left?.h).toBe(4);
});

test("tabs and sections take widgets in, and none is lost", async ({ page }) => {
  const { id } = await makeDashboard(page.request, { title: "Parts", widgets });
  await openDesigner(page, id);
  await page.getByRole("button", { name: "Add a section" }).click();
  await designed(page, "Below").getByRole("button", { name: "Edit Below" }).click();
  await page.getByRole("menuitem", { name: "Move to" }).click();
  await page.getByRole("menuitem", { name: "New section" }).click();
  await page.getByRole("button", { name: "Fold New section" }).click();
  await expect(designed(page, "Below")).toBeHidden();
  await page.getByRole("button", { name: "Add a tab" }).click();
  await page.getByRole("textbox", { name: "Title of the tab" }).fill("Details");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("article")).toHaveCount(0);
  await page.getByRole("tab", { name: "Tab 1" }).click();
  const head = await boxOf(designed(page, "Right").getByRole("heading"));
  const target = await boxOf(page.getByRole("tab", { name: "Details" }));
  await drag(page, { x: head.x + 10, y: head.y + 5 }, { x: target.x - head.x, y: target.y + 8 - head.y });
  await expect(page.getByRole("tab", { name: "Details" })).toHaveAttribute("aria-selected", "true");
  await expect(designed(page, "Right")).toBeVisible();
  await saved(page, "Parts");
  const stored = await (await page.request.get(`/api/dashboards/${id}`)).json();
  const { tabs, sections, widgets: kept } = completeConfig(stored.config);
  expect(tabs.map(({ title }) => title)).toEqual(["Tab 1", "Details"]);
  expect(
    kept.map(({ title, tabId, sectionId }) => [title, tabId === tabs[1]?.id, sectionId === sections[0]?.id]),
  ).toEqual([
    ["Left", false, false],
    ["Right", true, false],
    ["Below", false, true],
  ]);
});
