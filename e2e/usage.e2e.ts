import { type Browser, test as bare, expect, type Page } from "playwright/test";
import { plausibleAnswer } from "@/scripts/fake-llm/plausible-answer";
import { type FakeModel, startFakeModel } from "@/scripts/fake-llm/start-fake-model";
import { type StartedServer, startBuiltServer } from "@/scripts/test/start-built-server";
import { ask } from "./support/ask";
import { firstAdmin, signIn } from "./support/people";

/** A server of its own with a model that costs money: the others answer without one. */
let model: FakeModel;
let server: StartedServer;
bare.beforeAll(async () => {
  model = await startFakeModel({ answer: plausibleAnswer });
  server = await startBuiltServer({
    ...{ QUERENT_ADMIN_EMAIL: firstAdmin.email, QUERENT_ADMIN_PASSWORD: firstAdmin.password },
    ...{ DEEPSEEK_API_KEY: "any-key", DEEPSEEK_BASE_URL: model.url, DEEPSEEK_MODEL: "house-model" },
  });
});
bare.afterAll(async () => {
  await server.stop();
  await model.close();
});

bare(
  "a model's price is set, a question is paid and counted, and a budget that is used up hands over",
  async ({ browser }) => {
    const page = await pageOfAdmin(browser);
    await page.goto("/admin/usage?tab=prices");
    await page.getByRole("button", { name: "Add a price" }).click();
    const price = page.getByRole("dialog", { name: "Add a price" });
    await price.getByRole("textbox", { name: "Model" }).fill("house-model");
    for (const name of [/^Input/, /^Cached input/, /^Output/]) await price.getByRole("textbox", { name }).fill("1000");
    await price.getByRole("button", { name: "Save the price" }).click();
    await expect(page.getByRole("row", { name: /house-model.*Set here/ })).toBeVisible();

    await askTheModel(page, "customers by city");
    await page.goto("/admin/usage?range=today");
    const row = page.getByRole("table", { name: "By model" }).getByRole("row", { name: /^house-model \d+ / });
    await expect(row).toContainText("$");
    await expect(page.getByRole("table", { name: "By person" })).toContainText("first-admin");

    await page.getByRole("tab", { name: "Budgets" }).click();
    await page.getByRole("button", { name: "Set a budget" }).click();
    const budget = page.getByRole("dialog", { name: "Set a budget" });
    await budget.getByRole("textbox", { name: "Limit in dollars" }).fill("0.000001");
    await budget.getByRole("button", { name: "Set a budget" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "A budget is used up" })).toContainText("Everyone together");

    const sent = model.requests.length;
    await expect(await askTheModel(page, "how many customers are there")).toContainText(
      "The budget for language models",
    );
    expect(model.requests).toHaveLength(sent);
    await page.context().close();
  },
);

bare(
  "a prompt is changed, compared, tried and put back; every character that is sent is shown",
  async ({ browser }) => {
    const page = await pageOfAdmin(browser);
    await page.goto("/admin/prompts");
    await page.getByRole("link", { name: "Answering questions (English)" }).click();
    const wording = page.getByRole("textbox", { name: "Wording" });
    const builtIn = await wording.inputValue();
    await wording.fill(builtIn.replace("{{today}}", "{{tomorrow}}"));
    await expect(page.getByText("Nothing fills {{tomorrow}}.")).toBeVisible();
    await expect(page.getByText("{{today}} is missing.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Save and put in force" })).toBeDisabled();

    await wording.fill(`${builtIn}\n\nAnswer like a shopkeeper.`);
    await page.getByRole("tab", { name: "What changed" }).click();
    await expect(page.getByRole("region", { name: "Differences" }).getByRole("insertion")).toContainText("shopkeeper");
    await page.getByRole("tab", { name: "Preview" }).click();
    await page.getByRole("textbox", { name: "Question" }).fill("customers by city");
    await page.getByRole("button", { name: "Show what is sent" }).click();
    await expect(page.getByRole("region", { name: "System" })).toContainText("Answer like a shopkeeper.");
    await expect(page.getByRole("region", { name: "Prompt", exact: true })).toContainText(
      "Question: customers by city",
    );

    await page.getByRole("tab", { name: "Wording" }).click();
    await page.getByRole("button", { name: "Save and put in force" }).click();
    await expect(page.getByText("In force: v1.")).toBeVisible();
    await page.getByRole("button", { name: "Back to the built-in wording" }).click();
    await expect(page.getByText(/In force: built-in/)).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Wording" })).toHaveValue(builtIn);
    await expect(page.getByRole("tab", { name: "Versions (2)" })).toBeVisible();
    await page.context().close();
  },
);

async function pageOfAdmin(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    baseURL: server.origin,
    storageState: await signIn(server.origin, firstAdmin),
  });
  return await context.newPage();
}

/** Asks with the language model chosen, in a conversation of its own. */
async function askTheModel(page: Page, question: string) {
  await page.goto("/ask");
  await page.getByRole("button", { name: /^Answered by/ }).click();
  await page.getByRole("menuitemradio", { name: /^AI model/ }).click();
  return await ask(page, question);
}
