import { readFile } from "node:fs/promises";
import type { Page } from "playwright/test";
import { expectAccessible } from "./support/accessible";
import { ask } from "./support/ask";
import { expect, test } from "./support/test";

test.use({ role: "viewer" });

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 2, name });

/** Waits until the report is written: nothing is at work on it and it was saved. */
async function written(page: Page) {
  await expect(page.getByRole("button", { name: "Edit" })).toBeEnabled({ timeout: 30_000 });
}

async function exported(page: Page, format: string): Promise<{ name: string; content: Buffer }> {
  await page.getByRole("button", { name: "Export" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: format }).click();
  const file = await download;
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
}

test("“write a report on sales” is written section by section, edited, moved to other days and exported", async ({
  page,
}) => {
  await page.goto("/ask");
  const answer = await ask(page, "Write a report on sales");
  await answer.getByRole("link", { name: "Open report" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Report on Sales" })).toBeVisible();
  await written(page);
  await expect(heading(page, "Revenue by month")).toBeVisible();
  await expect(heading(page, "Summary")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByRole("textbox", { name: "Heading of section 1" }).fill("What we took");
  await page.getByRole("textbox", { name: "Text of section 1" }).fill("A **good** year.");
  await page.getByRole("button", { name: "Delete: Revenue by month" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Bring “Revenue by month” back" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Done" }).click();
  await page.reload();
  await expect(heading(page, "What we took")).toBeVisible();
  await expect(page.locator("strong", { hasText: "good" })).toBeVisible();
  await expect(heading(page, "Revenue by month")).toBeVisible();

  const pdf = await exported(page, "PDF");
  expect(pdf.name).toBe("Report on Sales.pdf");
  expect(pdf.content.subarray(0, 5).toString()).toBe("%PDF-");
  const word = await exported(page, "Word (.doc)");
  expect(word.content.toString()).toContain("Content-Location: chart-");
  const markdown = await exported(page, "Markdown (.md)");
  expect(markdown.content.toString()).toContain("## 1. What we took");

  await page.getByRole("button", { name: "Other days" }).click();
  const dialog = page.getByRole("dialog", { name: "The same report of other days" });
  await dialog.getByLabel("First day").fill("2025-01-01");
  await dialog.getByLabel("Last day").fill("2025-03-31");
  const before = page.url();
  await dialog.getByRole("button", { name: "Write report" }).click();
  await page.waitForURL((address) => address.href !== before);
  await written(page);
  await expect(page.getByText("Jan 1, 2025 – Mar 31, 2025")).toBeVisible();
});

test("a conversation becomes a report with its answers", async ({ page }) => {
  await page.goto("/ask");
  await ask(page, "how many customers are there");
  await page.getByRole("button", { name: "Make a report" }).click();
  await page.waitForURL(/\/reports\//);
  await written(page);
  await expect(heading(page, "How many customers are there")).toBeVisible();
  await page.getByRole("link", { name: "Reports", exact: true }).first().click();
  await expect(page.getByRole("list", { name: "Reports" }).getByRole("listitem")).not.toHaveCount(0);
});
