import { readFileSync } from "node:fs";
import type { APIRequestContext, Browser, BrowserContext, Locator, Page } from "playwright/test";
import { request } from "playwright/test";
import { expectAccessible } from "./support/accessible";
import { ask, finished, suggestionsOf } from "./support/ask";
import { chartWidget, demoShopId, makeDashboard, salesByRegion, shown } from "./support/dashboards";
import { invite, type Person } from "./support/people";
import { addressOf, expect, test } from "./support/test";

test.use({ role: "admin" });
test.describe.configure({ mode: "serial" });

/** Of this file alone: rules for it concern nobody in other journeys. */
const group = `Sales ${crypto.randomUUID().slice(0, 8)}`;

type Seat = { person: Person; context: BrowserContext; page: Page; api: APIRequestContext };
let seats: Record<"north" | "south" | "nowhere", Seat>;
let dashboardId = "";
let sourceId = "";

test.beforeAll(async ({ browser }, { project }) => {
  const sit = (name: string) => openAs(browser, addressOf(project), name);
  seats = { north: await sit("Nora North"), south: await sit("Sam South"), nowhere: await sit("Noel Nowhere") };
});
test.afterAll(async () => {
  for (const { context } of Object.values(seats)) await context.close();
});

async function openAs(browser: Browser, baseURL: string, name: string): Promise<Seat> {
  const person = await invite(baseURL, "viewer", name);
  const context = await browser.newContext({ baseURL, storageState: person.session });
  return { person, context, page: await context.newPage(), api: context.request };
}

async function openAccess(page: Page): Promise<Locator> {
  await page.goto(`/data/${sourceId}?tab=access`);
  return page.getByRole("region", { name: "Access rules" });
}

/** The bars of the widget as the API gives them. */
async function regionsOf(api: APIRequestContext): Promise<{ regions: string[]; tier: string }> {
  const { widgets } = await (await api.get(`/api/dashboards/${dashboardId}/data`)).json();
  const [first] = widgets;
  return { regions: first.result.rows.map(([region]: [string]) => region), tier: first.cacheTier };
}

test("an admin gives people a group and attributes", async ({ page, request: api }) => {
  sourceId = await demoShopId(api);
  await page.goto("/admin/users");
  for (const [name, region] of [
    ["Nora North", "Nordics"],
    ["Sam South", "Southern Europe"],
    ["Noel Nowhere", null],
  ] as const) {
    await page.getByRole("button", { name: `Actions for ${name}` }).click();
    await page.getByRole("menuitem", { name: "Groups and attributes" }).click();
    const dialog = page.getByRole("dialog", { name: `Groups and attributes of ${name}` });
    await dialog.getByRole("combobox", { name: "Groups" }).fill(group);
    await dialog.getByRole("combobox", { name: "Groups" }).press("Enter");
    if (region !== null) {
      await dialog.getByRole("button", { name: "Add attribute" }).click();
      await dialog.getByRole("combobox", { name: "Name of attribute 1" }).fill("region");
      await dialog.getByRole("textbox", { name: "Value of attribute 1" }).fill(region);
    }
    if (name === "Nora North") await expectAccessible(page);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
  }
  await expect(page.getByRole("row", { name: /Nora North/ })).toContainText("region: Nordics");
});

test("an admin writes rules for rows and a column, and tries them through somebody's eyes", async ({ page }) => {
  test.slow();
  const list = await openAccess(page);
  await page.getByRole("button", { name: "Add rule" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Add access rule" });
  await dialog.getByRole("button", { name: "Add rule" }).click();
  await expect(dialog.getByText("Choose a table.")).toBeVisible();
  await expect(dialog.getByText("Choose a role or a group.")).toBeVisible();
  await choose(dialog, "Table", "Stores");
  await concernGroup(dialog);
  const condition = dialog.getByRole("textbox", { name: "Rows are seen where" });
  await condition.fill("region = ");
  await dialog.getByRole("button", { name: "Put in {{user.region}}" }).click();
  await expect(condition).toContainText("region = {{user.region}}");
  await expect(dialog.getByText("It needs these values of people: region.")).toBeVisible();
  await expect(dialog.getByText(/1 person lacks a value.*Noel Nowhere/)).toBeVisible();

  const eyes = dialog.getByRole("combobox", { name: "Look through somebody’s eyes" });
  await eyes.fill("Nora North");
  await page.getByRole("option", { name: new RegExp(seats.north.person.email) }).click();
  await expect(dialog.getByText(/Nora North sees \d+ rows? of about/)).toBeVisible();
  await expect(dialog.getByRole("table")).toContainText("Nordics");
  await expect(dialog.getByRole("table")).not.toContainText("Southern Europe");
  await expectAccessible(page);

  await condition.fill("region = (SELECT 1)");
  await expect(dialog.getByText(/This condition cannot be used: it holds a query/)).toBeVisible();
  await condition.fill("region = {{user.region}}");
  await dialog.getByRole("button", { name: "Add rule" }).click();
  await expect(dialog).toBeHidden();
  await expect(list).toContainText(`People in ${group} see rows where region = their region`);

  await page.getByRole("button", { name: "Add rule", exact: true }).click();
  await choose(dialog, "Table", "Products");
  await dialog.getByText("A column", { exact: true }).click();
  await choose(dialog, "Column", "Unit cost");
  await concernGroup(dialog);
  await dialog.getByRole("button", { name: "Add rule" }).click();
  await expect(dialog).toBeHidden();
  await expect(list).toContainText(`People in ${group} do not see the column Unit cost.`);
  await expectAccessible(page);
});

async function choose(dialog: Locator, field: string, option: string) {
  await dialog.getByRole("combobox", { name: field, exact: true }).fill(option);
  await dialog.page().getByRole("option", { name: option, exact: true }).click();
}

async function concernGroup(dialog: Locator) {
  const groups = dialog.getByRole("combobox", { name: "Groups" });
  await groups.fill(group);
  await groups.press("Enter");
}

test("two viewers see their own rows on one dashboard, also after both have filled the cache", async ({
  request: admin,
}) => {
  const place = { x: 0, y: 0, w: 6, h: 8 };
  const widgets = [
    chartWidget(sourceId, "Orders by region", salesByRegion, place),
    chartWidget(
      sourceId,
      "Cost",
      "SELECT name, sum(unit_cost) AS total FROM products GROUP BY 1 ORDER BY 2 DESC LIMIT 3",
      { ...place, x: 6 },
    ),
  ];
  dashboardId = (await makeDashboard(admin, { title: "Everybody's regions", widgets, visibility: "everyone" })).id;
  const { north, south } = seats;
  expect((await regionsOf(admin)).regions.length).toBeGreaterThan(2);
  for (const tier of ["source", "memory"]) {
    expect(await regionsOf(north.api)).toEqual({ regions: ["Nordics"], tier });
    expect(await regionsOf(south.api)).toEqual({ regions: ["Southern Europe"], tier });
  }
  for (const [{ page }, own, others] of [
    [north, "Nordics", "Southern Europe"],
    [south, "Southern Europe", "Nordics"],
  ] as const) {
    await page.goto(`/dashboards/${dashboardId}`);
    const widget = shown(page, "Orders by region");
    await expect(widget.getByText("Your rows only")).toBeVisible();
    await widget.getByRole("button", { name: "Actions for Orders by region" }).click();
    await page.getByRole("menuitem", { name: "Show the data" }).click();
    await expect(page.getByRole("dialog").getByRole("table")).toContainText(own);
    await expect(page.getByRole("dialog").getByRole("table")).not.toContainText(others);
  }
});

test("a question is answered from the viewer's own rows, and its receipt says so", async () => {
  const { page } = seats.south;
  await page.goto(`/ask?source=${sourceId}`);
  const answer = await ask(page, "how many orders per region");
  await expect(answer).toContainText("Southern Europe");
  await expect(answer).not.toContainText("Nordics");
  await answer.getByRole("button", { name: "Show how this was answered, with SQL" }).click();
  await expect(answer.getByText("You see only the rows you may see")).toBeVisible();
});

test("whoever lacks the attribute is refused, and told what to ask for", async () => {
  const { page, api } = seats.nowhere;
  const sentence = /needs your attribute region, which is missing .* Ask an admin to set it\./;
  const { widgets } = await (await api.get(`/api/dashboards/${dashboardId}/data`)).json();
  expect(widgets[0]).toMatchObject({ status: "error", code: "guard/attribute" });
  await page.goto(`/dashboards/${dashboardId}`);
  await expect(shown(page, "Orders by region")).toContainText(sentence);
  await page.goto(`/ask?source=${sourceId}`);
  await expect(await ask(page, "how many stores are there")).toContainText(sentence);
});

test("a hidden column is in no suggestion, no message, no model and no page", async ({ request: admin }) => {
  const { page, api } = seats.north;
  const told = [
    await (await api.get(`/api/sources/${sourceId}/model`)).text(),
    await (await api.get(`/api/sources/${sourceId}/verified-questions`)).text(),
    await (await api.get(`/api/sources/${sourceId}/rows?entity=products`)).text(),
    await (await api.get(`/api/dashboards/${dashboardId}/data`)).text(),
    await (await api.get(`/api/dashboards/${dashboardId}`)).text(),
  ];
  for (const words of told) expect(words).not.toMatch(/unit.?cost/i);
  expect(await (await admin.get(`/api/sources/${sourceId}/model`)).text()).toMatch(/unit_cost/);

  await page.goto(`/dashboards/${dashboardId}`);
  await expect(shown(page, "Cost")).toContainText("you may not see");
  await page.goto(`/ask?source=${sourceId}`);
  await expect(suggestionsOf(page).first()).toBeVisible();
  expect(await page.content()).not.toMatch(/unit.?cost/i);
  const answer = await ask(page, "SELECT name, unit_price FROM products LIMIT 2");
  await expect(answer.getByRole("table")).toBeVisible();
  await page.goto(`/data/${sourceId}?table=products`);
  await expect(page.getByText("Unit price").first()).toBeVisible();
  expect(await page.content()).not.toMatch(/unit.?cost/i);
});

test("a file holds the rows of whoever takes it, and none of a hidden column", async () => {
  const { widgets } = (await (await seats.north.api.get(`/api/dashboards/${dashboardId}`)).json()).config;
  const fileOf = (api: APIRequestContext, index: number) =>
    api.get(`/api/dashboards/${dashboardId}/widgets/${widgets[index].id}/export`);
  expect(await (await fileOf(seats.north.api, 0)).text()).toMatch(/Nordics,\d+$/);
  expect(await (await fileOf(seats.north.api, 0)).text()).not.toContain("Southern Europe");
  expect(await (await fileOf(seats.south.api, 0)).text()).not.toContain("Nordics");
  expect((await fileOf(seats.nowhere.api, 0)).status()).toBe(403);
  expect(await (await fileOf(seats.north.api, 1)).text()).not.toMatch(/unit.?cost/i);

  const { page } = seats.north;
  await page.goto(`/ask?source=${sourceId}`);
  const answer = await finished(await ask(page, "how many orders per region"));
  const coming = page.waitForEvent("download");
  await answer.getByRole("button", { name: "Download the rows as CSV" }).click();
  const text = readFileSync(await (await coming).path(), "utf8");
  expect(text).toContain("Nordics");
  expect(text).not.toContain("Southern Europe");
});

test("a public link shows the rows of its maker, and refuses where its maker would be refused", async ({
  browser,
  request: admin,
}, { project }) => {
  const baseURL = addressOf(project);
  const stranger = await request.newContext({ baseURL, storageState: { cookies: [], origins: [] } });
  const regionsBehind = async (attributes: Record<string, string>) => {
    const maker = await invite(baseURL, "designer", `Maker ${crypto.randomUUID().slice(0, 8)}`);
    await admin.patch(`/api/users/${maker.id}`, { data: { groups: [group], attributes } });
    const context = await browser.newContext({ baseURL, storageState: maker.session });
    const made = await context.request.post(`/api/dashboards/${dashboardId}/links`, { data: { name: "Screen" } });
    const { token } = await made.json();
    await context.close();
    const { widgets } = await (await stranger.get(`/api/share/${token}/data`)).json();
    return widgets[0];
  };
  expect((await regionsBehind({ region: "Nordics" })).result.rows.map(([name]: [string]) => name)).toEqual(["Nordics"]);
  const south = await regionsBehind({ region: "Southern Europe" });
  expect(south.result.rows.map(([name]: [string]) => name)).toEqual(["Southern Europe"]);
  expect(await regionsBehind({})).toMatchObject({ status: "error", code: "guard/attribute" });
  await stranger.dispose();
});

test("the same holds by API token", async ({ page: _page }, { project }) => {
  const { north } = seats;
  const { secret } = await (await north.api.post("/api/tokens", { data: { name: "Row rules", days: 1 } })).json();
  const bearer = await request.newContext({
    baseURL: addressOf(project),
    extraHTTPHeaders: { authorization: `Bearer ${secret}` },
  });
  expect((await regionsOf(bearer)).regions).toEqual(["Nordics"]);
  expect(await (await bearer.get(`/api/sources/${sourceId}/model`)).text()).not.toMatch(/unit.?cost/i);
  expect((await bearer.get(`/api/sources/${sourceId}/access-rules`)).status()).toBe(403);
  const rows = await (await bearer.get(`/api/sources/${sourceId}/rows?entity=stores`)).json();
  expect(JSON.stringify(rows)).not.toContain("Southern Europe");
  await bearer.dispose();
});

test("a rule that is taken away ends at once", async ({ page }) => {
  const list = await openAccess(page);
  const rules = list.getByRole("listitem");
  await expect(rules).toHaveCount(2);
  for (const left of [1, 0]) {
    await list
      .getByRole("button", { name: /^Actions for the rule/ })
      .first()
      .click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove rule" }).click();
    await expect(rules).toHaveCount(left);
  }
  await expect(list).toContainText("Everybody sees everything in this source");
  expect((await regionsOf(seats.nowhere.api)).regions.length).toBeGreaterThan(2);
  await seats.north.page.goto(`/ask?source=${sourceId}`);
  const answer = await finished(await ask(seats.north.page, "SELECT name, unit_cost FROM products LIMIT 2"));
  await expect(answer.getByRole("table")).toBeVisible();
});
