import type { Page } from "playwright/test";
import { expectAccessible, phone } from "./support/accessible";
import { ask, questionField, suggestionsOf } from "./support/ask";
import { chartsIn, expectDrawn } from "./support/charts";
import {
  chartWidget,
  demoShopId,
  listed,
  makeDashboard,
  openDesigner,
  salesByRegion,
  textWidget,
} from "./support/dashboards";
import { expectReachable } from "./support/keyboard";
import { expect, test } from "./support/test";

// An admin sees everything there is.
test.use({ role: "admin" });

const showSql = "Show how this was answered, with SQL";

test.describe("signing in", () => {
  test.use({ storageState: { cookies: [], origins: [] } });

  test("the form and what it says to a wrong password", async ({ page }) => {
    await page.goto("/login");
    await expect(page.getByRole("heading", { name: "Sign in to Querent" })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel("Email").fill("nobody@example.com");
    await page.getByLabel("Password", { exact: true }).fill("not a password");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("alert").filter({ hasText: "do not match an account here" })).toBeVisible();
    await expectAccessible(page);
  });
});

test("the question page, its pickers, and the palette", async ({ page }) => {
  await page.goto("/ask");
  await expect(suggestionsOf(page)).toHaveCount(6);
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Answered by: / }).click();
  await expect(page.getByRole("menuitemradio", { name: /^Built-in/ })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Account of / }).click();
  await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("dialog", { name: "Search and commands" })).toBeVisible();
  await expectAccessible(page);
});

test("the menu as a drawer on a phone, and as a column of pictures", async ({ page }) => {
  await page.setViewportSize(phone);
  await page.goto("/dashboards");
  await page.getByRole("button", { name: "Open the menu" }).click();
  await expect(page.getByRole("dialog", { name: "Main menu" })).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await page.getByRole("button", { name: "Collapse the menu" }).click();
  await expect(page.getByRole("button", { name: "Expand the menu" })).toBeVisible();
  await expectAccessible(page);
});

test("an answer with its chart, rows, SQL and way onto a dashboard; a refusal", async ({ page }) => {
  await page.goto("/ask");
  const answer = await ask(page, "revenue by month this year");
  await expectDrawn(chartsIn(answer));
  await answer.getByRole("button", { name: showSql }).click();
  await expect(answer.getByRole("textbox", { name: "SQL" })).toBeVisible();
  await expectAccessible(page);
  await answer.getByRole("button", { name: "Add to dashboard" }).click();
  await expect(page.getByRole("dialog", { name: "Add to dashboard" }).getByLabel("Title of the widget")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await ask(page, "flurbling gwonk of the zibbet");
  await expectAccessible(page);
});

test("the list of dashboards, the form of a new one, a dashboard, and the data of a widget", async ({ page }) => {
  await page.goto("/dashboards");
  await expect(listed(page, "Shop overview")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "New dashboard" }).click();
  await expect(page.getByRole("dialog", { name: "New dashboard" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await listed(page, "Shop overview").click();
  await expectDrawn(chartsIn(page.getByRole("main")).last());
  await expectAccessible(page);
  await page.getByRole("button", { name: "Actions for Top 10 products" }).click();
  await page.getByRole("menuitem", { name: "Show the data" }).click();
  await expect(page.getByRole("dialog").getByRole("table")).toBeVisible();
  await expectAccessible(page);
});

test("the designer and the editor of a text", async ({ page }) => {
  await openDesigner(page, await smallDashboard(page));
  await expectDrawn(chartsIn(page.getByRole("main")));
  await expectAccessible(page);
  await page.getByRole("button", { name: "Edit Words" }).click();
  await page.getByRole("menuitem", { name: "Edit text" }).click();
  await expect(page.getByRole("dialog").getByRole("textbox", { name: "Text" })).toBeVisible();
  await expectAccessible(page);
});

test("data sources, what their data means, a column with all that is known of it, and what edits it", async ({
  page,
}) => {
  await page.goto("/data");
  await page.getByRole("link", { name: /^Demo shop/ }).click();
  await expect(page.getByRole("tab", { name: /^Tables/ })).toBeVisible();
  await expectAccessible(page);
  await page
    .getByRole("button", { name: /^All about / })
    .first()
    .click();
  await page
    .getByRole("button", { name: /^Name of / })
    .nth(1)
    .click();
  await expect(page.getByRole("textbox", { name: /^Name of / })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.getByText("Sample rows").click();
  await expect(page.getByRole("table")).toBeVisible();
  await expectAccessible(page);
  for (const [tab, sign] of [
    [/^Diagram/, page.locator(".react-flow__node").first()],
    [/^Measures/, page.getByRole("button", { name: "Add measure" })],
    [/^Quality score/, page.getByText("What would help most")],
  ] as const) {
    await page.getByRole("tab", { name: tab }).click();
    await expect(sign).toBeVisible();
    await expectAccessible(page);
  }
});

test("administration: the overview, sources, users, audit, and what adds to them", async ({ page }) => {
  for (const [path, button] of [
    ["/admin", null],
    ["/admin/sources", "Add data source"],
    ["/admin/users", "Add user"],
    ["/admin/audit", null],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
    if (button === null) continue;
    await page.getByRole("button", { name: button }).click();
    await expect(page.getByRole("dialog", { name: button })).toBeVisible();
    await expectAccessible(page);
  }
});

test("the account, a new API token, and an address that leads nowhere", async ({ page }) => {
  await page.goto("/account");
  await expectAccessible(page);
  await page.getByRole("button", { name: "New token" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page);
  await page.goto("/no/such/page");
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await expectAccessible(page);
});

test("the same in Chinese", async ({ page, context, baseURL }) => {
  const dashboardId = await smallDashboard(page);
  await context.addCookies([{ name: "querent_locale", value: "zh", url: baseURL ?? "" }]);
  for (const path of [
    "/ask",
    "/dashboards",
    `/dashboards/${dashboardId}?edit=1`,
    "/data",
    "/admin/users",
    "/account",
  ]) {
    await page.goto(path);
    await expect(page.locator("html")).toHaveAttribute("lang", /^zh/);
    await expectAccessible(page);
  }
});

test("Tab reaches every control of an answer and every control of the designer, and the focus is seen", async ({
  page,
}) => {
  await page.goto("/ask");
  const answer = await ask(page, "how many orders per channel");
  await answer.getByRole("button", { name: showSql }).click();
  await expect(answer.getByRole("textbox", { name: "SQL" })).toBeVisible();
  await expectReachable(page);
  await expect(questionField(page)).toBeVisible();
  await openDesigner(page, await smallDashboard(page));
  await expectDrawn(chartsIn(page.getByRole("main")));
  await expectReachable(page);
});

async function smallDashboard(page: Page): Promise<string> {
  const shop = await demoShopId(page.request);
  const { id } = await makeDashboard(page.request, {
    title: "Words and a chart",
    widgets: [
      textWidget("Words", { x: 0, y: 0, w: 4, h: 4 }),
      chartWidget(shop, "Sales", salesByRegion, { x: 4, y: 0, w: 8, h: 6 }),
    ],
  });
  return id;
}
