import { expect, type Locator, type Page } from "playwright/test";

export const questionField = (page: Page) => page.getByRole("textbox", { name: "Your question" });

export const answerTo = (page: Page, question: string) =>
  page.getByRole("article", { name: `Answer to “${question}”` }).last();

/** Types a question, sends it and waits until its answer is whole. */
export async function ask(page: Page, question: string): Promise<Locator> {
  await questionField(page).fill(question);
  await questionField(page).press("Enter");
  return await finished(answerTo(page, question));
}

/** The answer once nothing more comes. */
export async function finished(answer: Locator): Promise<Locator> {
  await expect(answer).toHaveAttribute("aria-busy", "false");
  return answer;
}

/** Questions that the start page offers. */
export const suggestionsOf = (page: Page) =>
  page.getByRole("region", { name: "Questions to start with" }).getByRole("button");
