import type { Locator, Page } from "playwright/test";
import { expectAccessible } from "./support/accessible";
import { ask } from "./support/ask";
import { demoShopId } from "./support/dashboards";
import { expectReachable } from "./support/keyboard";
import { invite } from "./support/people";
import { addressOf, expect, test } from "./support/test";

test.use({ role: "admin" });

const addToSet = "Add to the question set";

/** A notice that holds these words. */
const notice = (page: Page, words: string | RegExp) => page.getByRole("alert").filter({ hasText: words });

/** A new set of the demo shop with these lines, made without the browser. */
async function makeSet(page: Page, name: string, lines: readonly object[]): Promise<string> {
  const sourceId = await demoShopId(page.request);
  const made = await page.request.post("/api/quality/sets", { data: { sourceId, name } });
  const { id } = await made.json();
  const text = lines.map((line) => JSON.stringify(line)).join("\n");
  const imported = await page.request.post(`/api/quality/sets/${id}/import`, { data: { lines: text } });
  if (!imported.ok()) throw new Error(`the questions were not imported: ${await imported.text()}`);
  return id;
}

async function startRun(page: Page, number: number): Promise<Locator> {
  await page.getByRole("button", { name: "Start a run" }).click();
  await page.getByRole("menuitem", { name: /^Built-in engine/ }).click();
  const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: `Open run ${number}` }) });
  await expect(row).toBeVisible();
  await expect(page.getByRole("progressbar", { name: "Progress of the run" })).toBeHidden();
  return row;
}

test("an answer becomes a question with a known answer; more are imported, measured, mended and measured again", async ({
  page,
}) => {
  await page.goto("/ask");
  const answer = await ask(page, "how many customers are there");
  await answer.getByRole("button", { name: addToSet }).click();
  await expect(notice(page, "Added to “My questions”.")).toBeVisible();
  await notice(page, "Added to “My questions”.").getByRole("link", { name: "Open the set" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "My questions" })).toBeVisible();
  await expect(page.getByRole("row", { name: /how many customers are there/ })).toBeVisible();

  await page.getByRole("button", { name: "Import" }).click();
  const dialog = page.getByRole("dialog", { name: "Import questions" });
  const good = '{"question": "how many orders are there", "gold_sql": "SELECT count(*) FROM orders"}';
  await dialog.getByRole("textbox", { name: "Lines to import" }).fill(`${good}\n{"question": "how many products"}`);
  await dialog.getByRole("button", { name: "Import" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Nothing was imported");
  await expect(dialog.getByRole("alert")).toContainText("Line 2, gold_sql");
  await dialog
    .getByRole("textbox", { name: "Lines to import" })
    .fill(`${good}\n{"id": "p", "question": "how many products are there", "gold_sql": "SELECT 0"}`);
  await dialog.getByRole("button", { name: "Import" }).click();
  await expect(notice(page, "2 questions added.")).toBeVisible();
  await page.getByRole("button", { name: "Check the SQL of “how many orders are there”" }).click();
  await expect(page.getByRole("row", { name: /how many orders are there/ })).toContainText("Runs: 1 row");

  await expect(await startRun(page, 1)).toContainText("66.7%");
  await page.getByRole("tab", { name: "Questions" }).click();
  await page.getByRole("button", { name: "Edit “how many products are there”" }).click();
  const sql = page.getByRole("textbox", { name: "SQL of the right answer" });
  await sql.fill("SELECT count(*) FROM products");
  await sql.press("ControlOrMeta+Enter");
  await expect(page.getByRole("row", { name: /how many products are there/ })).toContainText("FROM products");
  await expect(await startRun(page, 2)).toContainText("100%");

  await page.getByRole("checkbox", { name: "Choose run 1 to compare" }).check();
  await page.getByRole("checkbox", { name: "Choose run 2 to compare" }).check();
  await page.getByRole("link", { name: "Compare" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Runs side by side" })).toBeVisible();
  await expect(page.getByRole("row", { name: /^Right 66.7% 100%/ })).toContainText("+33.3 points");
  await page.getByRole("button", { name: "Got better 1" }).click();
  const cases = page.getByRole("region", { name: "Questions", exact: true });
  await expect(cases.getByRole("button", { name: /how many customers are there/ })).toBeHidden();
  // The chosen group is part of the address.
  await page.reload();
  await cases.getByRole("button", { name: /^Got better how many products are there/ }).click();
  await expect(cases.getByText("As many rows, but other values.")).toBeVisible();
  await expect(cases.getByRole("textbox", { name: "SQL" }).first()).toContainText(/FROM\s+products/);
});

test("a long run shows how far it is, also after a reload, and can be stopped", async ({ page }) => {
  const lines = Array.from({ length: 2_000 }, (_, at) => ({
    question: `number of orders with shipping cost above ${at} per region`,
    gold_sql: `SELECT ${at}`,
  }));
  const setId = await makeSet(page, `Long ${crypto.randomUUID()}`, lines);
  await page.goto(`/admin/quality/${setId}`);
  await page.getByRole("button", { name: "Start a run" }).click();
  await page.getByRole("menuitem", { name: /^Built-in engine/ }).click();
  const progress = page.getByRole("progressbar", { name: "Progress of the run" });
  await expect(progress).toBeVisible();
  await page.reload();
  await expect(page.getByRole("status").filter({ hasText: /of 2,000 questions/ })).toBeVisible();
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(progress).toBeHidden();
  await expect(page.getByRole("row").filter({ hasText: "Stopped" })).toContainText(/[1-9][\d,]* of 2,000 asked/);
  expect((await page.request.delete(`/api/quality/sets/${setId}`)).ok()).toBe(true);
});

test("a designer keeps a follow-up with the question before it, takes it back, and sees no page of it", async ({
  browser,
}, { project }) => {
  const designer = await invite(addressOf(project), "designer", "Keeps answers");
  const context = await browser.newContext({ baseURL: addressOf(project), storageState: designer.session });
  const page = await context.newPage();
  await page.goto("/ask");
  await ask(page, "number of customers per country");
  const answer = await ask(page, "only in Germany");
  await answer.getByRole("button", { name: addToSet }).click();
  const added = notice(page, "with the question before it");
  await expect(added).toBeVisible();
  await expect(added.getByRole("link")).toBeHidden();
  await added.getByRole("button", { name: "Undo" }).click();
  await expect(notice(page, /^Taken out of /)).toBeVisible();
  expect((await page.goto("/admin/quality"))?.status()).toBe(404);
  await context.close();
});

test("the pages of quality are accessible, and reached by keyboard", async ({ page }) => {
  const name = `Accessible ${crypto.randomUUID()}`;
  const setId = await makeSet(page, name, [
    { question: "how many orders are there", gold_sql: "SELECT count(*) FROM orders" },
    { question: "how many stores are there", gold_sql: "SELECT nothing FROM stores" },
    {
      turns: [
        { question: "number of customers per country", gold_sql: "SELECT 1" },
        { question: "only in Germany", gold_sql: "SELECT 2" },
      ],
    },
  ]);
  await page.goto("/admin/quality");
  await expect(page.getByRole("link", { name })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name }).click();
  await page.getByRole("button", { name: "Check all" }).click();
  await expect(page.getByText("1 does not run")).toBeVisible();
  await page.getByRole("button", { name: "Edit “how many orders are there”" }).click();
  await expectAccessible(page);
  await expectReachable(page);
  await startRun(page, 1);
  await startRun(page, 2);
  await expect(page.getByRole("img", { name: /^Line chart of / })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("checkbox", { name: "Choose run 1 to compare" }).check();
  await page.getByRole("checkbox", { name: "Choose run 2 to compare" }).check();
  await page.getByRole("link", { name: "Compare" }).click();
  await page.getByRole("button", { name: /how many stores are there/ }).click();
  await expect(page.getByText("The right SQL does not run:").first()).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/admin/quality/${setId}`);
  await page.getByRole("button", { name: "Import" }).click();
  await expect(page.getByRole("dialog", { name: "Import questions" })).toBeVisible();
  await expectAccessible(page);
});
