import { expect, type Page, test } from "playwright/test";
import { expectAccessible } from "./support/accessible";
import { finished, suggestionsOf } from "./support/ask";
import { chartsIn, expectDrawn } from "./support/charts";
import { listed } from "./support/dashboards";
import { firstAdmin } from "./support/people";

/** The one journey that needs a store in which nobody has been yet: it runs before all others. */
test("a stranger gets from an empty installation to a dashboard of their own without help", async ({ page }) => {
  await test.step("the first visitor is asked to make the admin account, whatever they open", async () => {
    await page.goto("/");
    await expect(page).toHaveURL(/\/setup$/);
    await expectAccessible(page);
    await page.getByLabel("Your name").fill(firstAdmin.name);
    await page.getByLabel("Email").fill(firstAdmin.email);
    await page.getByLabel("Password", { exact: true }).fill(firstAdmin.password);
    await page.getByRole("button", { name: "Create admin account" }).click();
  });

  await test.step("it ends on a finished dashboard that leads to the first question", async () => {
    await expect(page.getByRole("heading", { level: 1, name: "Shop overview", exact: true })).toBeVisible();
    await expectDrawn(chartsIn(page.getByRole("main")).first());
    await expect(page.getByRole("link", { name: "Ask your first question" })).toBeVisible();
  });

  await test.step("the set-up is gone afterwards, for its maker and for strangers", async () => {
    await expectNoSetup(page);
  });

  await test.step("six questions are offered, and the first is answered in words, as a chart and as rows", async () => {
    await page.goto("/dashboards");
    await listed(page, "Shop overview").click();
    await page.getByRole("link", { name: "Ask your first question" }).click();
    await expect(suggestionsOf(page)).toHaveCount(6);
    await suggestionsOf(page).first().click();
    const answer = await finished(page.getByRole("article", { name: /^Answer to / }));
    await expect(answer.getByRole("paragraph").first()).toHaveText(/\d/);
    await expectDrawn(chartsIn(answer));
    await expect(answer.getByRole("table").getByRole("row")).not.toHaveCount(0);
  });

  await test.step("the answer goes onto a new dashboard", async () => {
    await page.getByRole("button", { name: "Add to dashboard" }).click();
    const dialog = page.getByRole("dialog", { name: "Add to dashboard" });
    await dialog.getByText("A new dashboard", { exact: true }).click();
    await dialog.getByLabel("Title of the new dashboard").fill("My first dashboard");
    await dialog.getByRole("button", { name: "Add to dashboard" }).click();
    await page.getByRole("link", { name: "Open dashboard" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "My first dashboard", exact: true })).toBeVisible();
    await expectDrawn(chartsIn(page.getByRole("main")));
  });

  await test.step("a reload shows the same chart with its data", async () => {
    const before = await chartsIn(page.getByRole("main")).getAttribute("aria-label");
    await page.reload();
    await expectDrawn(chartsIn(page.getByRole("main")));
    await expect(chartsIn(page.getByRole("main"))).toHaveAttribute("aria-label", before ?? "");
  });
});

async function expectNoSetup(page: Page) {
  await page.goto("/setup");
  await expect(page).not.toHaveURL(/\/setup/);
  const again = await page.request.post("/api/setup", {
    data: { name: "Second", email: "second@example.com", password: "another-long-password", token: null },
  });
  expect(again.status()).toBe(404);
  expect(await again.json()).toMatchObject({ error: { code: "auth/setup-done" } });
}
