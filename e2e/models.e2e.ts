import { test as bare, expect, type Page } from "playwright/test";
import { plausibleAnswer } from "../scripts/fake-llm/plausible-answer";
import { type FakeModel, startFakeModel } from "../scripts/fake-llm/start-fake-model";
import { type StartedServer, startBuiltServer } from "../scripts/test/start-built-server";
import { expectAccessible } from "./support/accessible";
import { ask } from "./support/ask";
import { firstAdmin, signIn } from "./support/people";

/** A server of its own: the other journeys are those of an installation without a model. */
let server: StartedServer;
let model: FakeModel;
bare.beforeAll(async () => {
  const { email, password } = firstAdmin;
  server = await startBuiltServer({ QUERENT_ADMIN_EMAIL: email, QUERENT_ADMIN_PASSWORD: password });
  model = await startFakeModel({ apiKey: "right-key", answer: plausibleAnswer });
});
bare.afterAll(async () => {
  await Promise.all([server.stop(), model.close()]);
});

bare("an admin connects a model, is told what is wrong with it, puts it first and asks it", async ({ browser }) => {
  const context = await browser.newContext({ storageState: await signIn(server.origin, firstAdmin) });
  const page = await context.newPage();
  await page.goto(`${server.origin}/admin/models`);
  await expect(page.getByText("No language model is connected")).toBeVisible();
  await expectAccessible(page);

  await fillIn(page, "Stand-in", "wrong-key");
  const dialog = page.getByRole("dialog", { name: "Connect a model" });
  await dialog.getByRole("button", { name: "Test", exact: true }).click();
  await dialog.getByRole("button", { name: "Allow private addresses and try again" }).click();
  const found = dialog.getByRole("list", { name: "What the test found" });
  await expect(found.getByRole("listitem").filter({ hasText: "Reached" })).toContainText("passed");
  await expect(found.getByRole("listitem").filter({ hasText: "Key accepted" })).toContainText("refused its key");

  await dialog.getByLabel(/^Key/).fill("right-key");
  await dialog.getByRole("button", { name: "Test", exact: true }).click();
  await expect(found.getByText("Structured output: held to a schema")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(page.getByText("Asked first.")).toBeVisible();
  expect(await page.content()).not.toContain("right-key");

  await fillIn(page, "Second", "right-key");
  await dialog.getByRole("button", { name: "Connect", exact: true }).click();
  const order = page.getByRole("list", { name: "Default order" });
  await expect(order.getByRole("listitem")).toHaveText([/Stand-in/, /Second/]);
  await order.getByRole("button", { name: "Move Second up" }).press("Enter");
  await expect(order.getByRole("listitem")).toHaveText([/Second/, /Stand-in/]);
  await expect(order.getByRole("button", { name: "Move Second down" })).toBeFocused();
  await expectAccessible(page);

  await page.goto(`${server.origin}/ask`);
  await page.getByRole("button", { name: /^Answered by/ }).click();
  await expect(page.getByText("second-model: understands freer wording")).toBeVisible();
  await page.getByRole("menuitemradio", { name: /^AI model/ }).click();
  const answer = await ask(page, "How many customers are there in each city?");
  await answer.getByRole("button", { name: "Show how this was answered, with SQL" }).click();
  await expect(answer.getByRole("region", { name: "How this was answered" })).toContainText("second-model");
  await context.close();
});

async function fillIn(page: Page, name: string, key: string): Promise<void> {
  await page.getByRole("button", { name: "Connect a model" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Connect a model" });
  await dialog.getByRole("combobox", { name: "Provider" }).click();
  await page.getByRole("option", { name: "OpenAI-compatible" }).click();
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByRole("textbox", { name: "Model" }).fill(`${name.toLowerCase()}-model`);
  await dialog.getByRole("textbox", { name: "Address" }).fill(`${model.url}/v1`);
  await dialog.getByLabel(/^Key/).fill(key);
}
