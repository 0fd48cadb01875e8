import type { Page } from "playwright/test";
import type { CacheReport } from "@/lib/cache/schema";
import { expectAccessible } from "./support/accessible";
import { chartWidget, demoShopId, makeDashboard, salesByRegion } from "./support/dashboards";
import { expect, test } from "./support/test";

test.use({ role: "admin" });

test("an admin sees what the cache is worth, and clears one dashboard, one kind and everything", async ({ page }) => {
  const shop = await demoShopId(page.request);
  const title = "Kept at hand";
  // Of its own, so that no other journey has its rows in the cache.
  const sql = `${salesByRegion} LIMIT 987`;
  const widgets = [chartWidget(shop, "Sales", sql, { x: 0, y: 0, w: 6, h: 4 })];
  const { id } = await makeDashboard(page.request, { title, widgets });
  const look = async () => expect((await page.request.get(`/api/dashboards/${id}/data`)).ok()).toBe(true);
  await look();
  const once = await resultMisses(page);
  await look();
  expect(await resultMisses(page), "a second look asks no source").toBe(once);

  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  await page.goto("/admin/cache");
  const figures = page.getByRole("list", { name: "Figures" });
  await expect(figures.getByRole("listitem").filter({ hasText: "Answered without the source" })).toContainText("%");
  const results = page.getByRole("row", { name: /^Query results/ });
  await expect(results).toContainText("%");
  await expect(page.getByRole("list", { name: "Asked for most" })).toBeVisible();
  expect(errors, "the browser takes the page as the server has drawn it").toEqual([]);
  await expectAccessible(page);

  await test.step("one dashboard: chosen by name, after a word of what it costs", async () => {
    await page.getByRole("button", { name: "Clear", exact: true }).click();
    await page.getByRole("menuitem", { name: "One dashboard…" }).click();
    const dialog = page.getByRole("dialog", { name: "Clear one dashboard" });
    await expect(dialog.getByText("The next look at it asks its sources again")).toBeVisible();
    await dialog.getByRole("button", { name: "Clear", exact: true }).click();
    await expect(dialog.getByText("Choose what to clear.")).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole("combobox", { name: "Dashboard" }).fill(title);
    await page.getByRole("option", { name: title }).click();
    await dialog.getByRole("button", { name: "Clear", exact: true }).click();
    await expect(page.getByText(`Cleared on every instance: ${title}.`)).toBeVisible();
    const before = await resultMisses(page);
    await look();
    expect(await resultMisses(page), "the next look asks the source again").toBeGreaterThan(before);
  });

  await test.step("one kind, and everything", async () => {
    await results.getByRole("button", { name: "Clear Query results" }).click();
    const ofKind = page.getByRole("dialog", { name: "Clear “Query results”?" });
    await ofKind.getByRole("button", { name: "Keep" }).click();
    await expect(ofKind).toBeHidden();
    await results.getByRole("button", { name: "Clear Query results" }).click();
    await ofKind.getByRole("button", { name: "Clear", exact: true }).click();
    await expect(page.getByText("Cleared on every instance: Query results.")).toBeVisible();
    await page.getByRole("button", { name: "Clear", exact: true }).click();
    await page.getByRole("menuitem", { name: "Everything…" }).click();
    const ofAll = page.getByRole("dialog", { name: "Clear the whole cache?" });
    await ofAll.getByRole("button", { name: "Clear", exact: true }).click();
    await expect(page.getByText("Cleared on every instance: everything.")).toBeVisible();
  });

  await page.goto("/admin/audit?action=cache");
  await expect(page.getByRole("list", { name: "Audit" }).getByText("Cleared the cache").first()).toBeVisible();
});

/** How many reads of rows had to wait for their source. */
async function resultMisses(page: Page): Promise<number> {
  const report: CacheReport = await (await page.request.get("/api/cache")).json();
  return report.kinds.find(({ kind }) => kind === "query-result")?.misses ?? 0;
}
