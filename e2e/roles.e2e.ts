import type { APIRequestContext, Browser, BrowserContext, Page } from "playwright/test";
import { ask } from "./support/ask";
import { listed, makeDashboard, textWidget } from "./support/dashboards";
import { invite, type Person, type Role } from "./support/people";
import { addressOf, expect, test } from "./support/test";

const anyPlace = { x: 0, y: 0, w: 12, h: 3 };
/** Well formed, and of nobody. */
const noId = "01900000-0000-7000-8000-000000000000";

/** One page per role, each signed in to its own account. */
let people: Record<Role, { person: Person; context: BrowserContext; page: Page; api: APIRequestContext }>;

test.beforeAll(async ({ browser }, { project }) => {
  const open = (role: Role) => openAs(browser, addressOf(project), role);
  people = { viewer: await open("viewer"), designer: await open("designer"), admin: await open("admin") };
});
test.afterAll(async () => {
  for (const { context } of Object.values(people)) await context.close();
});

async function openAs(browser: Browser, baseURL: string, role: Role) {
  const person = await invite(baseURL, role, `Role ${role}`);
  const context = await browser.newContext({ baseURL, storageState: person.session });
  return { person, context, page: await context.newPage(), api: context.request };
}

test("the menu holds the areas that a role may open, and no others", async () => {
  for (const [role, areas] of [
    ["viewer", ["Ask", "Dashboards", "Reports", "Data"]],
    ["designer", ["Ask", "Dashboards", "Reports", "Data"]],
    ["admin", ["Ask", "Dashboards", "Reports", "Data", "Admin"]],
  ] as const) {
    const { page } = people[role];
    await page.goto("/dashboards");
    const menu = page.getByRole("navigation", { name: "Main menu" });
    await expect(menu.getByRole("list").first().getByRole("link")).toHaveText([...areas]);
  }
});

test("pages of administrators do not exist for others, and open for administrators", async () => {
  const pages = ["/admin", "/admin/sources", "/admin/users", "/admin/quality", "/admin/audit"];
  pages.push("/admin/models", "/admin/prompts", "/admin/usage", "/admin/cache");
  for (const path of pages) {
    for (const role of ["viewer", "designer"] as const) {
      const reply = await people[role].page.request.get(path);
      expect(reply.status(), `${role} at ${path}`).toBe(404);
    }
    expect((await people.admin.page.goto(path))?.status(), `admin at ${path}`).toBe(200);
    await expect(people.admin.page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  const { page } = people.designer;
  await page.goto("/admin/users");
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
});

test("a viewer asks and looks, and is not offered what only designers may do", async () => {
  const { page } = people.viewer;
  await page.goto("/ask");
  const answer = await ask(page, "how many orders per channel");
  await expect(answer.getByRole("button", { name: "Copy the answer" })).toBeVisible();
  await expect(answer.getByRole("button", { name: "Add to dashboard" })).toBeHidden();
  await page.goto("/dashboards");
  await expect(listed(page, "Shop overview")).toBeVisible();
  await expect(page.getByRole("button", { name: "New dashboard" })).toBeHidden();
  await listed(page, "Shop overview").click();
  await expect(page.getByRole("button", { name: "Refresh all widgets" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Edit", exact: true })).toBeHidden();
});

test("a designer builds dashboards that others then see, and connects nothing", async () => {
  const { page } = people.designer;
  await page.goto("/dashboards");
  await page.getByRole("button", { name: "New dashboard" }).click();
  const dialog = page.getByRole("dialog", { name: "New dashboard" });
  await dialog.getByRole("textbox", { name: "Title" }).fill("For everyone");
  await dialog.getByRole("radio", { name: "Everyone who can sign in" }).check();
  await dialog.getByRole("button", { name: "Create dashboard" }).click();
  await page.getByRole("button", { name: "Add Text", exact: true }).click();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "For everyone", exact: true })).toBeVisible();
  await page.goto("/data");
  await expect(page.getByRole("link", { name: /^Demo shop/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Add data source" })).toBeHidden();

  await people.viewer.page.goto("/dashboards");
  await expect(listed(people.viewer.page, "For everyone")).toBeVisible();
});

test("an admin invites somebody, who can sign in by the form and is let in no further than their role", async ({
  browser,
}, { project }) => {
  const { page } = people.admin;
  const email = `invited-${crypto.randomUUID()}@example.com`;
  await page.goto("/admin/users");
  await page.getByRole("button", { name: "Add user" }).click();
  const dialog = page.getByRole("dialog", { name: "Add user" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Invited viewer");
  await dialog.getByRole("textbox", { name: "Email" }).fill(email);
  const password = await dialog.getByRole("textbox", { name: "Password" }).inputValue();
  await dialog.getByRole("button", { name: "Add user" }).click();
  await expect(page.getByText("Invited viewer can sign in now.")).toBeVisible();

  const context = await browser.newContext({ baseURL: addressOf(project), storageState: { cookies: [], origins: [] } });
  const theirs = await context.newPage();
  await theirs.goto("/data");
  await expect(theirs).toHaveURL(/\/login\?callbackUrl=%2Fdata$/);
  await theirs.getByLabel("Email").fill(email);
  await theirs.getByLabel("Password", { exact: true }).fill("not their password");
  await theirs.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(theirs.getByRole("alert").filter({ hasText: "do not match an account here" })).toBeVisible();
  await theirs.getByLabel("Password", { exact: true }).fill(password);
  await theirs.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(theirs).toHaveURL(/\/data$/);
  // Signing in loads a page, whose buttons do nothing before it is there.
  await theirs.waitForLoadState();
  await theirs.getByRole("button", { name: "Account of Invited viewer" }).click();
  await theirs.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(theirs).toHaveURL(/\/login/);
  expect((await context.request.get("/api/me")).status()).toBe(401);
  await context.close();
});

test("what belongs to somebody else does not exist, on pages as in the API", async () => {
  const dashboard = await makeDashboard(people.designer.api, {
    title: "Private",
    widgets: [textWidget("Secret", anyPlace)],
  });
  const { page: theirs } = people.designer;
  await theirs.goto("/ask");
  await ask(theirs, "how many customers are there");
  const conversationId = new URL(theirs.url()).pathname.split("/").at(-1) ?? "";
  expect(conversationId).not.toBe("ask");

  const { page, api } = people.admin;
  for (const path of [
    `/dashboards/${dashboard.id}`,
    `/dashboards/${noId}`,
    `/ask/${conversationId}`,
    `/ask/${noId}`,
    `/data/${noId}`,
    "/no/such/page",
  ]) {
    expect((await page.goto(path))?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  }
  for (const path of [
    `/api/dashboards/${dashboard.id}`,
    `/api/dashboards/${dashboard.id}/data`,
    `/api/conversations/${conversationId}`,
    `/api/queries/${noId}/data`,
    `/api/sources/${noId}`,
  ]) {
    const reply = await api.get(path);
    expect(reply.status(), path).toBe(404);
    expect((await reply.json()).error.message, path).toMatch(/does not exist/);
  }
  expect((await api.delete(`/api/conversations/${conversationId}`)).status()).toBe(404);
});

test("the API refuses each role what it may not do, and strangers everything", async ({ playwright }, { project }) => {
  const contents = { title: "Mine", config: { version: 1, widgets: [] } };
  const connection = { name: "Mine", connection: { kind: "sqlite", file: "mine.sqlite" } };
  const someone = { name: "Somebody", email: "somebody@example.com", role: "admin" };
  const stranger = await playwright.request.newContext({
    baseURL: addressOf(project),
    storageState: { cookies: [], origins: [] },
  });
  for (const [who, api, path, data, status] of [
    ["viewer", people.viewer.api, "/api/dashboards", contents, 403],
    ["viewer", people.viewer.api, "/api/sources", connection, 403],
    ["viewer", people.viewer.api, "/api/users", someone, 403],
    ["designer", people.designer.api, "/api/sources", connection, 403],
    ["designer", people.designer.api, "/api/users", someone, 403],
    ["stranger", stranger, "/api/dashboards", contents, 401],
    ["stranger", stranger, "/api/sources", connection, 401],
    ["stranger", stranger, "/api/chat", { sourceId: noId, question: "how many orders" }, 401],
  ] as const) {
    const reply = await api.post(path, { data });
    expect(reply.status(), `${who} at ${path}`).toBe(status);
    expect((await reply.json()).error.code).toBe(status === 401 ? "auth/unauthenticated" : "auth/forbidden");
  }
  await stranger.dispose();
});
