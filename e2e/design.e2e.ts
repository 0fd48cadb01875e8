import type { Page } from "playwright/test";
import { designed, makeDashboard, openDesigner, shown, textWidget } from "./support/dashboards";
import { expect, test } from "./support/test";

const left = textWidget("Left", { x: 0, y: 0, w: 4, h: 4 });
const right = textWidget("Right", { x: 4, y: 0, w: 4, h: 4 });

const titleOf = (page: Page) => page.getByRole("textbox", { name: "Title of the dashboard" });
const publish = (page: Page) => page.getByRole("button", { name: "Publish", exact: true });

async function isKept(page: Page): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: /^Draft saved/ })).toBeVisible();
}

test("a draft is kept for its maker alone, on every device, until it is published or thrown away", async ({
  page,
  browser,
}) => {
  const { id } = await makeDashboard(page.request, { title: "Drafted", widgets: [left, right] });
  await openDesigner(page, id);
  await designed(page, "Left").focus();
  await page.keyboard.press("Delete");
  await expect(designed(page, "Left")).toBeHidden();
  await isKept(page);

  const elsewhere = await (await browser.newContext({ storageState: await page.context().storageState() })).newPage();
  await elsewhere.goto(`/dashboards/${id}`);
  await expect(shown(elsewhere, "Left")).toBeVisible();
  await elsewhere.getByRole("link", { name: "Edit", exact: true }).click();
  await expect(designed(elsewhere, "Right")).toBeVisible();
  await expect(designed(elsewhere, "Left")).toBeHidden();
  await elsewhere.close();

  await page.reload();
  await expect(page.getByText(/^Your draft from/)).toBeVisible();
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Discard unpublished changes" }).click();
  await expect(designed(page, "Left")).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Undone: changes discarded" })).toBeAttached();
  await publish(page).click();
  await expect(shown(page, "Right")).toBeVisible();
  await expect(shown(page, "Left")).toBeHidden();
});

test("an earlier version is seen in pictures and comes back into the draft", async ({ page }) => {
  const made = await makeDashboard(page.request, { title: "First", widgets: [left, right] });
  const config = { ...made.config, widgets: made.config.widgets.slice(0, 1) };
  await page.request.put(`/api/dashboards/${made.id}`, { data: { revision: 1, title: "Second", config } });
  await openDesigner(page, made.id);
  await page.getByRole("button", { name: "Earlier versions" }).click();
  const panel = page.getByRole("complementary", { name: "Earlier versions" });
  await panel.getByRole("button", { name: /1 removed/ }).click();
  await expect(panel.getByText("“Right” removed")).toBeVisible();
  await expect(panel.getByRole("figure")).toHaveCount(2);
  await panel.getByRole("button", { name: /Created/ }).click();
  await panel.getByRole("button", { name: "Bring into my draft" }).click();
  await expect(designed(page, "Right")).toBeVisible();
  await expect(titleOf(page)).toHaveValue("First");
  await publish(page).click();
  await expect(page.getByRole("heading", { level: 1, name: "First", exact: true })).toBeVisible();
});

test("who publishes second sees what the other did, and both are put together widget by widget", async ({ page }) => {
  const made = await makeDashboard(page.request, { title: "Two at once", widgets: [left, right] });
  await openDesigner(page, made.id);
  const renamed = (suffix: string) => ({
    ...made.config,
    widgets: made.config.widgets.map((widget) => ({ ...widget, title: `${widget.title} ${suffix}` })),
  });
  await titleOf(page).fill("Mine");
  await designed(page, "Left").focus();
  await page.keyboard.press("Delete");
  await isKept(page);
  await page.request.put(`/api/dashboards/${made.id}`, {
    data: { revision: made.revision, title: "Two at once", config: renamed("theirs") },
  });
  await publish(page).click();
  const dialog = page.getByRole("dialog", { name: "Somebody else published meanwhile" });
  await expect(dialog).toContainText("Test designer published this dashboard on");
  await expect(dialog.getByText("You removed it, they changed it")).toBeVisible();
  await dialog.getByRole("radiogroup", { name: "Whose version of Left theirs" }).getByText("Theirs").click();
  await dialog.getByRole("button", { name: "Put together and publish" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Mine", exact: true })).toBeVisible();
  await expect(shown(page, "Left theirs")).toBeVisible();
  await expect(shown(page, "Right theirs")).toBeVisible();
});
