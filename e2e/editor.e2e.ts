import type { Locator, Page } from "playwright/test";
import {
  chartWidget,
  demoShopId,
  designed,
  makeDashboard,
  openDesigner,
  salesByRegion,
  shown,
} from "./support/dashboards";
import { expect, test } from "./support/test";

const title = "Orders by region";

async function madeByHand(page: Page): Promise<void> {
  const shop = await demoShopId(page.request);
  const first = chartWidget(shop, title, salesByRegion, { x: 0, y: 0, w: 6, h: 7 });
  const { id } = await makeDashboard(page.request, { title: "Made by hand", widgets: [first] });
  await openDesigner(page, id);
}

async function openEditor(page: Page): Promise<Locator> {
  await designed(page, title).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("complementary", { name: "Widget" }).getByRole("button", { name: "Edit data" }).click();
  return page.getByRole("dialog", { name: new RegExp(title) });
}

test("a chart is asked for in a question, changed in chips, and drawn as it is told to", async ({ page }) => {
  await madeByHand(page);
  const editor = await openEditor(page);
  await editor.getByRole("tab", { name: "Question" }).click();
  await editor.getByRole("textbox", { name: "What do you want to see?" }).fill("revenue by channel");
  await page.keyboard.press("Enter");
  const meaning = editor.getByRole("region", { name: "What this query means" });
  await expect(meaning).toContainText(/revenue.*by.*channel/i);

  await editor.getByRole("tab", { name: "Build" }).click();
  await editor.getByRole("combobox", { name: "Add a figure" }).fill("number of orders");
  await page.getByRole("option", { name: "Number of orders", exact: true }).click();
  await expect(meaning).toContainText(/number of orders/i);
  await editor.getByRole("button", { name: "Step back" }).click();
  await expect(meaning).not.toContainText(/number of orders/i);
  await editor.getByRole("button", { name: "Use this" }).click();
  await expect(editor).toBeHidden();

  const panel = page.getByRole("complementary", { name: "Widget" });
  await panel.getByRole("radio", { name: "Pie" }).check({ force: true });
  await expect(designed(page, title).getByRole("img", { name: /^Pie chart/ })).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(designed(page, title).getByRole("img", { name: /^Pie chart/ })).toHaveCount(0);
  await panel.getByRole("button", { name: "Thresholds" }).click();
  await panel.getByRole("button", { name: "Add a threshold" }).click();
  await panel.getByRole("button", { name: "Add a threshold" }).click();
  await panel.getByRole("textbox", { name: "Name" }).nth(1).fill("On target");
  await panel.getByRole("button", { name: "Remove threshold 1" }).click();
  await expect(panel.getByRole("textbox", { name: "Name" })).toHaveValue("On target");
});

test("SQL is completed, explained before it is run, and refused in words", async ({ page }) => {
  await madeByHand(page);
  const editor = await openEditor(page);
  const sql = editor.getByRole("textbox", { name: "SQL of the widget" });
  await sql.fill("SELECT region AS name, count(*) AS total FROM sto");
  await sql.press("ControlOrMeta+End");
  await sql.pressSequentially("r");
  await page.getByRole("option", { name: /^stores/ }).click();
  await expect(sql).toContainText("FROM stores");
  await sql.press("ControlOrMeta+End");
  await sql.pressSequentially(" GROUP BY 1 ");
  await expect(editor.getByText("Run the changed SQL first.")).toBeVisible();
  await editor.getByRole("button", { name: "Explain" }).click();
  const explanation = editor.getByRole("region", { name: "What this SQL would do" });
  await expect(explanation).toContainText(/Only reads/);
  await expect(explanation.getByRole("region", { name: "The database's own plan" })).toContainText(/stores/);

  await sql.fill("SELECT secret FROM stores");
  await expect(explanation).toContainText("The SQL has changed since.");
  await editor.getByRole("button", { name: /^Run/ }).click();
  await expect(editor.getByRole("alert")).toContainText("secret");
  await expect(editor.getByRole("button", { name: "Use this" })).toBeDisabled();
});

test("a filter is mapped to a column of SQL, tried before anybody sees it, and published", async ({ page }) => {
  await madeByHand(page);
  await page.getByRole("button", { name: "Filters", exact: true }).click();
  const panel = page.getByRole("complementary", { name: "Filters" });
  await panel.getByRole("combobox", { name: "Add a filter on …" }).fill("region");
  await page
    .getByRole("option", { name: /^Region/ })
    .first()
    .click();
  await panel.getByRole("combobox", { name: title }).click();
  await page.getByRole("option", { name: "Name", exact: true }).click();
  await expect(panel).toContainText("it narrows 1 of 1");
  await panel.getByRole("button", { name: "All filters" }).click();
  await panel.getByRole("switch", { name: "Try them" }).click({ force: true });
  const trial = page.getByRole("region", { name: "Only a trial" });
  const chart = designed(page, title).getByRole("img", { name: /chart/i }).first();
  const everything = (await chart.getAttribute("aria-label")) ?? "";
  await trial.getByRole("button", { name: /Region/ }).click();
  await page.getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(chart).not.toHaveAttribute("aria-label", everything);
  await trial.getByRole("button", { name: "End the trial" }).click();
  await expect(trial).toHaveCount(0);
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(shown(page, title)).toBeVisible();
  await expect(page.getByRole("button", { name: /Region/ }).first()).toBeVisible();
});
