import type { Locator, Page } from "playwright/test";
import { expectAccessible, phone } from "./support/accessible";
import { answerTo, ask, finished } from "./support/ask";
import { expectReachable } from "./support/keyboard";
import { invite } from "./support/people";
import { addressOf, expect, test } from "./support/test";

/** Words that no engine could make anything of: whatever is answered comes from what was verified. */
const asked = (city: string, rows: number) => `the gleaming ${rows} of ${city}`;
const sql =
  "SELECT first_name, last_name FROM customers WHERE city = 'Berlin' ORDER BY last_name, first_name, customer_id LIMIT 3";

const badgeOf = (answer: Locator) => answer.getByRole("button", { name: /^Verified answer\. Checked by a person: / });
const rowsOf = (answer: Locator) => answer.getByRole("table").getByRole("row");

async function openList(page: Page) {
  await page.goto("/data");
  await page.getByRole("link", { name: /^Demo shop/ }).click();
  await page.getByRole("tab", { name: /^Verified questions/ }).click();
  return page.getByRole("region", { name: "Verified questions" });
}

test("an answer is verified, answers others with other values, is worded anew, and is taken back", async ({
  page,
  browser,
  person,
}, { project }) => {
  await test.step("before, nobody has verified anything, and the page says how", async () => {
    await page.goto("/data");
    await page.getByRole("link", { name: /^Demo shop/ }).click();
    await page.getByRole("tab", { name: /^Verified questions/ }).click();
    await expect(page.getByText("No verified questions yet")).toBeVisible();
    await page.getByRole("link", { name: "Ask a question" }).click();
    await expect(page).toHaveURL(/\/ask\?source=/);
  });

  await test.step("a designer vouches for an answer and gives it its question", async () => {
    const answer = await ask(page, sql);
    await expect(rowsOf(answer)).toHaveCount(4);
    await answer.getByRole("button", { name: "Verify" }).click();
    const dialog = page.getByRole("dialog", { name: "Verify this answer" });
    await dialog.getByRole("button", { name: "Verify answer" }).click();
    await expect(dialog.getByText("Write the question that this answers.")).toBeVisible();
    await dialog.getByRole("textbox", { name: "Question" }).fill(asked("Berlin", 3));
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Verify answer" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText("with something else in place of “3”, “Berlin”")).toBeVisible();
    await expect(answer.getByRole("button", { name: /^Verified\. / })).toBeFocused();
  });

  const viewer = await invite(addressOf(project), "viewer", "Somebody else");
  const context = await browser.newContext({ baseURL: addressOf(project), storageState: viewer.session });
  const theirs = await context.newPage();
  await test.step("somebody else asks with other values and sees whose word it is, but may not verify", async () => {
    await theirs.goto("/ask");
    const answer = await ask(theirs, `Please show me ${asked("Paris", 2)}!`);
    await expect(rowsOf(answer)).toHaveCount(3);
    await expect(answer.getByRole("button", { name: /^Verif(y|ied\. )/ })).toBeHidden();
    await badgeOf(answer).focus();
    await expect(theirs.getByRole("tooltip")).toContainText(`Checked by a person: ${person.name}`);
    await theirs.keyboard.press("Enter");
    const receipt = answer.getByRole("region", { name: "How this was answered" });
    await expect(receipt).toContainText(`Verified question${asked("Berlin", 3)}`);
    await expect(receipt).toContainText("“Paris” in place of “Berlin”");
    await expect(receipt.getByRole("textbox", { name: "SQL" })).toContainText(/'Paris'[\s\S]*LIMIT\s+2/);
    // A tooltip stands outside the page, above everything, as long as its button has the focus.
    await badgeOf(answer).blur();
    await expectAccessible(theirs);
  });

  await test.step("they see it in the list and can ask it from there, and change nothing", async () => {
    await theirs.setViewportSize(phone);
    const list = await openList(theirs);
    await expect(list.getByRole("listitem")).toHaveText([new RegExp(asked("Berlin", 3))]);
    await expect(list.getByRole("button", { name: /^Actions for/ })).toBeHidden();
    await list.getByRole("button", { name: /^Ask “/ }).click();
    await expect(badgeOf(await finished(answerTo(theirs, asked("Berlin", 3))))).toBeVisible();
    await context.close();
  });

  await test.step("the designer finds it, looks at its SQL and words it anew", async () => {
    const list = await openList(page);
    await list.getByRole("textbox", { name: "Search verified questions" }).fill("gleam");
    await expect(list.locator("mark")).toHaveText(["3", "Berlin"]);
    await list.getByRole("button", { name: /^Actions for/ }).click();
    await page.getByRole("menuitem", { name: "Show the SQL" }).click();
    await expect(list.getByRole("textbox", { name: "SQL" })).toContainText("LIMIT");
    await expectAccessible(page);
    await expectReachable(page);
    await list.getByRole("button", { name: /^Actions for/ }).press("Enter");
    await page.getByRole("menuitem", { name: "Change the wording" }).press("Enter");
    const dialog = page.getByRole("dialog", { name: "Change the wording" });
    await dialog.getByRole("textbox", { name: "Question" }).fill("the shining 3 of Berlin");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(list.getByText(/^No verified question holds “gleam”/)).toBeVisible();
    await list.getByRole("textbox", { name: "Search verified questions" }).fill("");
    await expect(list.getByRole("listitem")).toHaveText([/the shining 3 of Berlin/]);
  });

  await test.step("an answer from it can be taken back, put back, and taken from the list for good", async () => {
    await page.goto("/ask");
    const answer = await ask(page, "the shining 3 of Berlin");
    await expect(badgeOf(answer)).toBeVisible();
    await answer.getByRole("button", { name: /^Verified\. / }).click();
    await page.getByRole("menuitem", { name: "Take back" }).click();
    await expect(answer.getByRole("button", { name: "Verify" })).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(answer.getByRole("button", { name: /^Verified\. / })).toBeVisible();
    const list = await openList(page);
    await list.getByRole("button", { name: /^Actions for/ }).click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
    await page
      .getByRole("dialog", { name: "Remove this verified question?" })
      .getByRole("button", { name: "Remove" })
      .click();
    await expect(page.getByText("No verified questions yet")).toBeVisible();
    await page.goto("/ask");
    await expect(badgeOf(await ask(page, "the shining 3 of Berlin"))).toBeHidden();
  });
});
