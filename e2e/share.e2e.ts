import { readFileSync } from "node:fs";
import type { Page } from "playwright/test";
import { chartsIn, expectDrawn } from "./support/charts";
import { chartWidget, demoShopId, makeDashboard, salesByRegion, shown } from "./support/dashboards";
import { expect, test } from "./support/test";

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
  visit.on("response", async (response) => {
    if (response.url().includes("/api/share/")) answers.push(await response.text());
  });
  await visit.goto(address);
  await expect(visit.getByRole("heading", { level: 1, name: "For the screen" })).toBeVisible();
  await expectDrawn(chartsIn(shown(visit, "Sales")));
  expect(answers.length).toBeGreaterThan(0);
  expect(`${answers.join()}${await visit.content()}`).not.toContain("GROUP BY");
  // Nothing else opens with it.
  expect((await visit.request.get(`/api/dashboards/${id}`)).status()).toBe(401);

  const dialog = page.getByRole("dialog", { name: "Share “For the screen”" });
  await dialog.getByRole("button", { name: "Revoke Screen in the store" }).click();
  await page.getByRole("button", { name: "Revoke link" }).click();
  await expect(dialog.getByRole("list", { name: "Links to this dashboard" })).toBeHidden();
  await visit.reload();
  await expect(visit.getByText("This link leads nowhere")).toBeVisible();
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
