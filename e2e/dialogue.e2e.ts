import { type BrowserContext, test as bare, expect, type Page } from "playwright/test";
import { plausibleAnswer } from "../scripts/fake-llm/plausible-answer";
import { type FakeModel, startFakeModel } from "../scripts/fake-llm/start-fake-model";
import { type StartedServer, startBuiltServer } from "../scripts/test/start-built-server";
import { answerTo, ask, finished, questionField } from "./support/ask";
import { firstAdmin, signIn } from "./support/people";

/** A server of its own with a language model, which the others have not. */
let model: FakeModel;
let server: StartedServer;
let context: BrowserContext;
let page: Page;

bare.beforeAll(async ({ browser }) => {
  bare.setTimeout(180_000);
  model = await startFakeModel({ answer: plausibleAnswer });
  const { email, password } = firstAdmin;
  server = await startBuiltServer({
    ...{ QUERENT_ADMIN_EMAIL: email, QUERENT_ADMIN_PASSWORD: password },
    ...{ DEEPSEEK_BASE_URL: model.url, DEEPSEEK_API_KEY: "any-key", QUERENT_PRIVATE_ADDRESSES: "allow" },
  });
  context = await browser.newContext({
    ...{ baseURL: server.origin, storageState: await signIn(server.origin, firstAdmin), locale: "en-GB" },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  page = await context.newPage();
  await page.goto("/ask");
  // The first question of a server that has just been started waits for its demo data.
  await questionField(page).fill("number of returns");
  await questionField(page).press("Enter");
  await expect(answerTo(page, "number of returns")).toHaveAttribute("aria-busy", "false", { timeout: 120_000 });
  await page.goto("/ask");
});
bare.afterAll(async () => {
  await context.close();
  await server.stop();
  await model.close();
});

const pasted = () => page.evaluate(() => navigator.clipboard.readText());
const answers = () => page.getByRole("article", { name: /^Answer to / });

bare("a conversation goes on over ten turns, and each follow-up says how it was understood", async () => {
  bare.setTimeout(180_000);
  await ask(page, "revenue by month this year");
  const turns = ["same for last year", "now by store", "only the top 3", "as a table", "number of orders by month"];
  for (const question of [...turns, "same for last year", "by channel", "only the top 3", "how many customers"]) {
    await ask(page, question);
  }
  await expect(answers()).toHaveCount(10);
  await expect(page.getByRole("button", { name: /^Understood as: / }).first()).toBeVisible();
  const understood = page.getByRole("button", { name: /^Understood as: / }).first();
  const words = ((await understood.textContent()) ?? "").replace("Understood as: ", "");
  await understood.click();
  await expect(questionField(page)).toHaveValue(words);
  await questionField(page).fill("");
});

bare("an edited question opens a branch; both are gone through, and the chosen one survives a reload", async () => {
  await page.goto("/ask");
  await ask(page, "how many customers are there");
  await ask(page, "by city");
  await page.getByRole("button", { name: "Edit this question" }).first().click();
  const editor = page.getByRole("textbox", { name: "Edit the question" });
  await editor.fill("how many orders are there");
  await editor.press("Enter");
  await finished(answerTo(page, "how many orders are there"));
  await expect(answers()).toHaveCount(1);
  const versions = page.getByRole("group", { name: "Versions of this question" });
  await expect(versions).toContainText("2/2");
  await expect(page).not.toHaveURL(/branch=/);
  await versions.getByRole("button", { name: "Earlier version" }).click();
  await expect(answerTo(page, "by city")).toBeVisible();
  await expect(page).toHaveURL(/\?branch=/);
  await page.reload();
  await expect(answerTo(page, "by city")).toBeVisible();
  await expect(versions).toContainText("1/2");
});

bare("another engine answers the same question, beside the first answer", async () => {
  await page.goto("/ask");
  const answer = await ask(page, "how many orders are there");
  await expect(answer).toContainText("Built-in engine");
  await answer.getByRole("button", { name: "Answer again" }).click();
  await page.getByRole("menuitem", { name: "With the AI model" }).click();
  await expect(answer.getByRole("group", { name: "Versions of this answer" })).toContainText("2/2");
  await finished(answer);
  await expect(answer).toContainText("AI model");
  expect(model.requests.length).toBeGreaterThan(0);
  // Without a mouse.
  await answer.focus();
  await page.keyboard.press("[");
  await expect(answer).toContainText("Built-in engine");
});

bare("SQL is edited by hand: a refused one is said and kept in the editor, a good one is another answer", async () => {
  await page.goto("/ask");
  const answer = await ask(page, "how many customers are there");
  await answer.getByRole("button", { name: "Edit the SQL" }).click();
  const editor = answer.getByRole("textbox", { name: "SQL of this answer" });
  await replace("DELETE FROM customers");
  await expect(answer.getByRole("alert")).toContainText("Only reading is allowed");
  await expect(editor).toContainText("DELETE FROM customers");
  await expect(answer.getByRole("group", { name: "Versions of this answer" })).toBeHidden();
  await replace("SELECT count(*) AS everybody FROM customers");
  await expect(answer.getByRole("group", { name: "Versions of this answer" })).toContainText("2/2");
  await answer.getByRole("button", { name: /^Your SQL · 1 table/ }).click();
  const receipt = answer.getByRole("region", { name: "How this was answered" });
  await expect(receipt).toContainText("The SQL was edited by hand.");
  await receipt.getByRole("button", { name: "Copy as Markdown" }).click();
  await expect(receipt.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await pasted()).toMatch(
    /^### How this was answered[\s\S]+\*\*Tables:\*\* `[\s\S]+```sql\nSELECT count\(\*\) AS everybody FROM customers\n```/i,
  );

  async function replace(sql: string) {
    await editor.click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type(sql);
    await page.keyboard.press("ControlOrMeta+Enter");
  }
});

bare("a thumb down with its reason is seen on Quality, and dealt with there", async () => {
  await page.goto("/ask");
  const answer = await ask(page, "revenue by month this year");
  await answer.getByRole("button", { name: "Something is wrong with this answer" }).click();
  await answer.getByText("Wrong figures").click();
  await answer.getByRole("textbox").fill("Returns are not taken off.");
  await answer.getByRole("button", { name: "Send" }).click();
  await page.reload();
  await expect(answer.getByRole("button", { name: "Something is wrong with this answer" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await page.goto("/admin/quality?tab=feedback");
  const entry = page.getByRole("list", { name: "Feedback" }).getByRole("listitem");
  await expect(entry).toContainText("revenue by month this year");
  await expect(entry).toContainText("Wrong figures");
  await expect(entry).toContainText("Returns are not taken off.");
  await entry.getByRole("button", { name: "Mark as dealt with" }).click();
  await expect(page.getByText("Nothing to look at here")).toBeVisible();
});

bare("Escape stops the model, and the answer can be tried again", async () => {
  await page.goto("/ask");
  await questionField(page).fill("customers by city #slow");
  await page.getByRole("button", { name: /^Answered by: / }).click();
  await page.getByRole("menuitemradio", { name: /^AI model/ }).click();
  const count = model.requests.length;
  const leftCount = model.closedEarlyAt.length;
  await questionField(page).press("Enter");
  await expect.poll(() => model.requests.length).toBeGreaterThan(count);
  // Only the address of the conversation brings it back, and it comes with the first part of the answer.
  await expect(page).toHaveURL(/\/ask\/[\da-f-]{36}/);
  const stoppedAt = Date.now();
  await page.keyboard.press("Escape");
  await expect.poll(() => model.closedEarlyAt.length).toBeGreaterThan(leftCount);
  expect((model.closedEarlyAt[leftCount] ?? 0) - stoppedAt, "from the key to the model's end").toBeLessThan(1_000);
  const answer = await finished(answerTo(page, "customers by city #slow"));
  await expect(answer).toContainText("This answer was stopped before it was finished.");
  // The server hears of it a moment after the reader.
  await expect(async () => {
    await page.reload();
    await expect(answer.getByRole("button", { name: "Try again" })).toBeVisible({ timeout: 5_000 });
  }).toPass();
});
