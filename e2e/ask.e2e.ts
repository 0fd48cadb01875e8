import type { Page } from "playwright/test";
import { answerTo, ask, finished, questionField, suggestionsOf } from "./support/ask";
import { chartsIn, expectDrawn } from "./support/charts";
import { expect, test } from "./support/test";

const byMonth = "revenue by month this year";

test.beforeEach(async ({ page }) => {
  await page.goto("/ask");
});

test("an answer shows its SQL and how long each of its steps took", async ({ page }) => {
  const answer = await ask(page, byMonth);
  await answer.getByRole("button", { name: "Show how this was answered, with SQL" }).click();
  const receipt = answer.getByRole("region", { name: "How this was answered" });
  await expect(receipt.getByRole("textbox", { name: "SQL" })).toContainText(/SELECT[\s\S]+GROUP BY/);
  await expect(receipt).toContainText(
    /reading [\d.]+ ms · checking [\d.]+ ms · running [\d.,]+ ms · drawing [\d.]+ ms/,
  );
});

test("another chart type draws the same rows again", async ({ page }) => {
  const answer = await ask(page, byMonth);
  await answer.getByRole("button", { name: "Change chart" }).click();
  await page.getByRole("menuitemradio", { name: /^Area/ }).click();
  await expectDrawn(answer.getByRole("img", { name: /^Area chart of / }));
  await answer.getByRole("button", { name: "Change chart" }).click();
  const kept = page.waitForResponse((response) => response.url().endsWith("/chart") && response.ok());
  await page.getByRole("menuitemradio", { name: /^Columns/ }).click();
  await expectDrawn(answer.getByRole("img", { name: /^Bar chart of / }));
  await kept;

  // The next result of the same columns is drawn so from the start, until its reader wants what is recommended.
  await page.goto("/ask");
  const next = await ask(page, byMonth);
  await expectDrawn(next.getByRole("img", { name: /^Bar chart of / }));
  await next.getByRole("button", { name: "Change chart" }).click();
  const forgotten = page.waitForResponse((response) => response.url().endsWith("/chart") && response.ok());
  await page.getByRole("menuitem", { name: "Use the recommendation" }).click();
  await expectDrawn(next.getByRole("img", { name: /^Line chart of / }));
  await forgotten;
});

test("a question that follows is one click away and keeps the thread", async ({ page }) => {
  await ask(page, byMonth);
  const chip = page.getByRole("navigation", { name: "Questions that follow" }).getByRole("button").first();
  const question = (await chip.textContent()) ?? "";
  await chip.click();
  const answer = await finished(answerTo(page, question));
  await expect(answer.getByRole("button", { name: "Add to dashboard" })).toBeVisible();
  await expect(answerTo(page, byMonth)).toBeAttached();
});

test("a long result is shown whole, sorted by a click, with only the rows in sight on the page", async ({ page }) => {
  const answer = await ask(page, "SELECT order_id, ordered_at FROM orders ORDER BY order_id LIMIT 5000");
  await answer.getByRole("button", { name: "Show all 5,000" }).click();
  const table = answer.getByRole("table");
  await expect(table).toHaveAttribute("aria-rowcount", "5001");
  await expect.poll(() => table.getByRole("row").count()).toBeGreaterThan(6);
  expect(await table.getByRole("row").count()).toBeLessThan(100);

  const firstCell = table.getByRole("row").nth(1).getByRole("cell").first();
  const byId = table.getByRole("button", { name: /^Sort by Order/ }).first();
  const smallest = Number(((await firstCell.textContent()) ?? "").replaceAll(",", ""));
  await byId.click();
  await byId.click();
  await expect(table.getByRole("columnheader").first()).toHaveAttribute("aria-sort", /descending|ascending/);
  if ((await table.getByRole("columnheader").first().getAttribute("aria-sort")) === "ascending") await byId.click();
  await expect(table.getByRole("columnheader").first()).toHaveAttribute("aria-sort", "descending");
  await expect
    .poll(async () => Number(((await firstCell.textContent()) ?? "").replaceAll(",", "")))
    .toBe(smallest + 4_999);
});

test("a question without sense is refused with questions that work, and the conversation goes on", async ({ page }) => {
  const refusal = await ask(page, "flurbling gwonk of the zibbet");
  await expect(refusal).toContainText("Nothing in this question names a table or a column of this data.");
  await expect(refusal).toContainText("You could ask");
  const nearest = refusal.getByRole("button").first();
  const question = (await nearest.textContent()) ?? "";
  await nearest.click();
  const answer = await finished(answerTo(page, question));
  await expect(answer.getByRole("button", { name: "Show how this was answered, with SQL" })).toBeVisible();
});

test("a question of 4,001 characters is not sent and says what to do", async ({ page }) => {
  await questionField(page).fill("a".repeat(4_001));
  await expect(
    page.getByText("4,001 of 4,000 characters. Shorten the question, or ask it in two steps."),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: "Ask", exact: true })).toHaveAttribute("aria-disabled", "true");
  await questionField(page).press("Enter");
  await expect(page).toHaveURL(/\/ask$/);
  await expect(questionField(page)).toHaveValue("a".repeat(4_001));
});

test("what was typed survives a reload", async ({ page }) => {
  await questionField(page).fill("half a question about cus");
  await page.reload();
  await expect(questionField(page)).toHaveValue("half a question about cus");
});

test("a conversation survives a reload, can be renamed, and is gone once deleted", async ({ page }) => {
  await ask(page, "how many customers are there");
  await expect(page.getByRole("region", { name: "Recent questions" }).getByRole("link").first()).toHaveText(
    "how many customers are there",
  );
  await page.reload();
  await expect(answerTo(page, "how many customers are there")).toBeVisible();

  await openConversationMenu(page, "how many customers are there");
  await page.getByRole("menuitem", { name: "Rename" }).click();
  const renaming = page.getByRole("dialog", { name: "Rename conversation" });
  await renaming.getByLabel("Title").fill("Head count");
  await renaming.getByRole("button", { name: "Rename" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Head count" })).toBeVisible();

  const address = page.url();
  await openConversationMenu(page, "Head count");
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page
    .getByRole("dialog", { name: "Delete this conversation?" })
    .getByRole("button", { name: "Delete conversation" })
    .click();
  await expect(page).toHaveURL(/\/ask$/);
  await expect(suggestionsOf(page)).not.toHaveCount(0);
  await page.goto(address);
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
});

test("a running query stops when the reader says so, and can be asked again", async ({ page }) => {
  const forever =
    "SELECT count(*) AS n FROM order_lines a JOIN order_lines b ON a.quantity = b.quantity JOIN order_lines c ON b.quantity = c.quantity";
  await questionField(page).fill(forever);
  await questionField(page).press("Enter");
  const answer = answerTo(page, forever);
  await expect(answer.getByRole("listitem").filter({ hasText: "Running it on your data" })).toHaveAttribute(
    "aria-current",
    "step",
  );
  await page.getByRole("button", { name: "Stop" }).click();
  await finished(answer);
  await expect(answer).toContainText("This answer was stopped before it was finished.");
  await expect(answer.getByRole("button", { name: "Try again" })).toBeVisible();
  const next = await ask(page, "how many customers are there");
  await expect(next.getByRole("paragraph").first()).toHaveText(/\d/);
});

test("pasted SQL runs as it stands, and a statement that would change something changes nothing", async ({ page }) => {
  const count = "SELECT count(*) AS returns FROM returns";
  const before = await (await ask(page, count)).getByRole("definition").first().textContent();
  const refusal = await ask(page, "DELETE FROM returns");
  await expect(refusal.getByRole("alert")).toContainText(
    "Only reading is allowed, so this DELETE statement was not run.",
  );
  const twoStatements = await ask(page, "SELECT 1; DELETE FROM returns");
  await expect(twoStatements.getByRole("alert")).toContainText("Only one SELECT statement can be run at a time");
  const after = await ask(page, "SELECT count(*) AS returns_left FROM returns");
  await expect(after.getByRole("definition").first()).toHaveText(before ?? "");
  expect(before).toMatch(/\d/);
});

test("charts of an earlier conversation are drawn from what was kept, without asking again", async ({ page }) => {
  const answer = await ask(page, byMonth);
  const before = await chartsIn(answer).getAttribute("aria-label");
  let questionCount = 0;
  page.on("request", (request) => {
    if (request.url().endsWith("/api/chat")) questionCount += 1;
  });
  await page.reload();
  await expectDrawn(chartsIn(answerTo(page, byMonth)));
  await expect(chartsIn(answerTo(page, byMonth))).toHaveAttribute("aria-label", before ?? "");
  expect(questionCount).toBe(0);
});

async function openConversationMenu(page: Page, title: string) {
  await page
    .getByRole("button", { name: `Actions for “${title}”` })
    .first()
    .click();
}
