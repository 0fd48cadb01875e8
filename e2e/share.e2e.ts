import { readFileSync } from "node:fs";
import type { Page } from "playwright/test";
import { chartsIn, expectDrawn } from "./support/charts";
import {
  chartWidget,
  demoShopId,
  listed,
  makeDashboard,
  returnsByReason,
  salesByRegion,
  shown,
} from "./support/dashboards";
import { invite } from "./support/people";
import { addressOf, expect, test } from "./support/test";

async function makeLink(page: Page, title: string): Promise<string> {
  await page
    .getByRole("button", { name: `Actions for ${title}`, exact: true })
    .first()
    .click();
  await page.getByRole("menuitem", { name: "Share…" }).click();
  const dialog = page.getByRole("dialog", { name: `Share “${title}”` });
  await dialog.getByRole("tab", { name: "Public links" }).click();
  await dialog.getByLabel("What it is for").fill("Screen in the store");
  await dialog.getByRole("button", { name: "Make link" }).click();
  const address = await dialog.getByText(/\/share\//).textContent();
  await expect(
    dialog.getByRole("list", { name: "Links to this dashboard" }).getByText("Never opened", { exact: false }),
  ).toBeVisible();
  return address ?? "";
}

test("a public link shows the dashboard to somebody without an account, until it is revoked", async ({
  page,
  browser,
}) => {
  const shop = await demoShopId(page.request);
  const widgets = [chartWidget(shop, "Sales", salesByRegion, { x: 0, y: 0, w: 6, h: 6 })];
  const { id } = await makeDashboard(page.request, { title: "For the screen", widgets });
  await page.goto(`/dashboards/${id}`);
  const address = await makeLink(page, "For the screen");

  const stranger = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const visit = await stranger.newPage();
  const answers: string[] = [];
  // On the way: of what a page reads line by line the browser keeps nothing for others to read.
  await visit.route("**/api/share/**", async (route) => {
    const response = await route.fetch();
    answers.push(await response.text());
    await route.fulfill({ response });
  });
  const brought = await (await visit.goto(address))?.text();
  await expect(visit.getByRole("heading", { level: 1, name: "For the screen" })).toBeVisible();
  await expectDrawn(chartsIn(shown(visit, "Sales")));
  await visit.getByRole("button", { name: "Refresh all widgets" }).click();
  await expect.poll(() => answers.length).toBeGreaterThan(0);
  expect(`${brought}${answers.join()}${await visit.content()}`).not.toContain("GROUP BY");
  // Nothing else opens with it.
  expect((await visit.request.get(`/api/dashboards/${id}`)).status()).toBe(401);

  const dialog = page.getByRole("dialog", { name: "Share “For the screen”" });
  await dialog.getByRole("button", { name: "Revoke Screen in the store" }).click();
  await page.getByRole("button", { name: "Revoke link" }).click();
  await expect(dialog.getByRole("list", { name: "Links to this dashboard" })).toBeHidden();
  await visit.reload();
  await expect(visit.getByText("This link leads nowhere")).toBeVisible();
  await visit.unrouteAll({ behavior: "ignoreErrors" });
  await stranger.close();
});

test("the rows of a widget come as a CSV file under its name", async ({ page }) => {
  const shop = await demoShopId(page.request);
  const widgets = [chartWidget(shop, "Sales by region", salesByRegion, { x: 0, y: 0, w: 6, h: 6 })];
  const { id } = await makeDashboard(page.request, { title: "To take along", widgets });
  await page.goto(`/dashboards/${id}`);
  await expectDrawn(chartsIn(shown(page, "Sales by region")));
  await page.getByRole("button", { name: "Actions for Sales by region" }).click();
  const coming = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Download as CSV" }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe("Sales-by-region.csv");
  const [head, ...rows] = readFileSync(await file.path(), "utf8").split("\r\n");
  expect(head?.split(",")).toHaveLength(2);
  expect(rows.length).toBeGreaterThan(2);
});

test("a dashboard is filed in a folder, and the bell leads whom a comment speaks to to the widget it is about", async ({
  page,
  browser,
}, { project }) => {
  const colleague = await invite(addressOf(project), "designer", "Grace Colleague");
  const shop = await demoShopId(page.request);
  const widgets = [
    chartWidget(shop, "Sales", salesByRegion, { x: 0, y: 0, w: 12, h: 12 }),
    chartWidget(shop, "Returns", returnsByReason, { x: 0, y: 12, w: 6, h: 6 }),
  ];
  await makeDashboard(page.request, { title: "Filed away", widgets, visibility: "everyone" });

  await test.step("a folder is made, and the dashboard moved into it", async () => {
    await page.goto("/dashboards");
    await page.getByRole("button", { name: "New folder" }).click();
    const folder = page.getByRole("dialog", { name: "New folder" });
    await folder.getByRole("textbox", { name: "Name" }).fill("Quarter");
    await folder.getByRole("button", { name: "Create folder" }).click();
    await page.getByRole("button", { name: "Actions for Filed away", exact: true }).click();
    await page.getByRole("menuitem", { name: "Move to folder…" }).click();
    const moving = page.getByRole("dialog", { name: "Move “Filed away”" });
    await moving
      .getByRole("combobox", { name: "Folder" })
      .or(moving.getByRole("textbox", { name: "Folder" }))
      .click();
    await page.getByRole("option", { name: "Quarter" }).click();
    await moving.getByRole("button", { name: "Move", exact: true }).click();
    await expect(listed(page, "Filed away")).toBeHidden();
    await page.getByRole("list", { name: "Folders" }).getByRole("link", { name: "Quarter" }).click();
    await expect(page).toHaveURL(/\?folder=/);
    await listed(page, "Filed away").click();
    await expect(page.getByRole("navigation", { name: "Where this stands" }).getByRole("link")).toHaveText([
      "Dashboards",
      "Quarter",
    ]);
  });

  await test.step("somebody is spoken to about a widget", async () => {
    await page.getByRole("button", { name: "Actions for Returns" }).click();
    await page.getByRole("menuitem", { name: "Comment" }).click();
    const drawer = page.getByRole("dialog", { name: "Comments" });
    await drawer.getByRole("textbox", { name: "Say something" }).pressSequentially("@Grace");
    await page.getByRole("option", { name: colleague.email }).click();
    await drawer.getByRole("textbox", { name: "Say something" }).pressSequentially("look at June");
    await drawer.getByRole("button", { name: "Send" }).click();
    await expect(drawer.getByRole("list", { name: "Comments" }).getByText("look at June")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "1 open comment on “Returns”" })).toBeVisible();
  });

  const context = await browser.newContext({ storageState: colleague.session });
  const theirs = await context.newPage();
  await test.step("they find it by the bell", async () => {
    await theirs.goto("/ask");
    await theirs.getByRole("button", { name: "Mentions, 1 unread" }).click();
    await theirs.getByRole("menuitem", { name: /mentioned you in “Filed away”/ }).click();
    await expect(theirs).toHaveURL(/\?comment=/);
    await expect(theirs.getByRole("dialog", { name: "Comments" }).getByText("look at June")).toBeInViewport();
    await expect(shown(theirs, "Returns")).toBeInViewport();
  });
  await context.close();

  await test.step("deleting the folder deletes no dashboard", async () => {
    await page.goto("/dashboards");
    await page.getByRole("button", { name: "Actions for folder Quarter" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await page.getByRole("button", { name: "Delete folder" }).click();
    await expect(listed(page, "Filed away")).toBeVisible();
  });
});
