import type { APIResponse } from "playwright/test";
import { answerTo, ask, finished, questionField } from "./support/ask";
import { demoShopId, makeDashboard, openDesigner, textWidget } from "./support/dashboards";
import { addressOf, expect, test } from "./support/test";

const json = { "content-type": "application/json" };
/** Well formed, and of nobody. */
const noId = "01900000-0000-7000-8000-000000000000";

test("what cannot be read or is too large is refused by its name, under the caller's request id", async ({
  request,
}) => {
  const { id } = await makeDashboard(request, {
    title: "Stays as it is",
    widgets: [textWidget("Words", { x: 0, y: 0, w: 4, h: 3 })],
  });
  const path = `/api/dashboards/${id}`;
  const before = await (await request.get(path)).text();
  const send = (data: string, requestId: string) =>
    request.put(path, { data: Buffer.from(data), headers: { ...json, "x-request-id": requestId } });

  await expectRefusal(await send('{"title": "Half a bod', "e2e-malformed"), 400, "request/malformed", "e2e-malformed");
  const large = JSON.stringify({ title: "a".repeat(1_048_576) });
  await expectRefusal(await send(large, "e2e-large"), 413, "request/too-large", "e2e-large");
  await expectRefusal(await send('{"title": 7}', "e2e-invalid"), 400, "request/invalid", "e2e-invalid");
  expect(await (await request.get(path)).text()).toBe(before);

  const chat = await request.post("/api/chat", { data: Buffer.from("["), headers: json });
  expect(chat.status()).toBe(400);
  const sourceId = await demoShopId(request);
  const nobodys = await request.post("/api/chat", { data: { conversationId: noId, sourceId, question: "how many" } });
  await expectRefusal(nobodys, 404, "chat/not-found");
});

test("a corrupted session is signed out: the sign-in page opens, and signing in leads back", async ({
  browser,
  person,
}, { project }) => {
  const baseURL = addressOf(project);
  const context = await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } });
  const name = person.session.cookies.find((cookie) => cookie.name.endsWith("session-token"))?.name ?? "";
  await context.addCookies([{ name, value: "eyJhbGciOiJkaXIi.broken.%00", url: baseURL }]);
  const page = await context.newPage();
  expect((await page.goto("/dashboards"))?.status()).toBe(200);
  await expect(page).toHaveURL(/\/login\?callbackUrl=%2Fdashboards$/);
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Dashboards" })).toBeVisible();
  await context.close();
});

test("a session that ends while a page is open says so, and what was typed is still there afterwards", async ({
  page,
  context,
  person,
}) => {
  await page.goto("/ask");
  await ask(page, "how many customers are there");
  await context.clearCookies();
  await questionField(page).fill("how many orders per channel");
  await questionField(page).press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "your session has ended" })).toBeVisible();
  await context.addCookies(person.session.cookies);
  await page.getByRole("button", { name: "Try again" }).click();
  await finished(answerTo(page, "how many orders per channel"));
});

test("a browser without a connection says so, keeps the question, and asks it once there is one", async ({
  page,
  context,
}) => {
  await page.goto("/ask");
  await ask(page, "how many customers are there");
  await context.setOffline(true);
  const question = "how many orders per channel";
  await questionField(page).fill(question);
  await questionField(page).press("Enter");
  const failure = page.getByRole("alert").filter({ hasText: "The question did not get through" });
  await expect(failure).toContainText("Your computer is offline, or the server is not running.");
  await expect(page.getByRole("main").getByText(question, { exact: true })).toBeVisible();

  await context.setOffline(false);
  await failure.getByRole("button", { name: "Try again" }).click();
  const answer = await finished(answerTo(page, question));
  await expect(answer.getByRole("button", { name: "Show how this was answered, with SQL" })).toBeVisible();
  await expect(failure).toBeHidden();
  await page.reload();
  await expect(answerTo(page, question)).toBeVisible();
});

test("a dashboard that cannot be published for want of a connection keeps its changes until it can", async ({
  page,
  context,
}) => {
  const { id } = await makeDashboard(page.request, {
    title: "Before",
    widgets: [textWidget("Words", { x: 0, y: 0, w: 4, h: 3 })],
  });
  await openDesigner(page, id);
  await page.getByRole("textbox", { name: "Title of the dashboard" }).fill("After");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "The dashboard was not published" })).toContainText("offline");
  await context.setOffline(false);
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "After", exact: true })).toBeVisible();
});

test("two tabs ask in one conversation at once: the questions stand beside each other, and both tabs find both", async ({
  page,
  context,
}) => {
  await page.goto("/ask");
  await ask(page, "how many customers are there");
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(answerTo(other, "how many customers are there")).toBeVisible();
  const asked = ["how many orders per channel", "revenue by month this year"] as const;
  await Promise.all([ask(page, asked[0]), ask(other, asked[1])]);
  for (const tab of [page, other]) {
    await tab.reload();
    await expect(answerTo(tab, "how many customers are there")).toBeAttached();
    const either = answerTo(tab, asked[0]).or(answerTo(tab, asked[1]));
    await expect(either).toBeVisible();
    const spokenInLast = (await either.getAttribute("aria-label")) ?? "";
    const versions = tab.getByRole("group", { name: "Versions of this question" });
    await expect(versions).toContainText("2/2");
    await versions.getByRole("button", { name: "Earlier version" }).click();
    await expect(either).toBeVisible();
    await expect(either).not.toHaveAttribute("aria-label", spokenInLast);
  }
});

test("those who watch the server find it alive, ready, and its questions counted", async ({ page, request }) => {
  await page.goto("/ask");
  // Twice, so that the second one is answered from memory.
  for (let round = 1; round <= 2; round += 1) await ask(page, "how many stores per region");
  await request.get(`/api/dashboards/${noId}`);

  expect(await (await request.get("/api/health")).json()).toEqual({ status: "ok" });
  const ready = await request.get("/api/ready");
  expect(ready.status()).toBe(200);
  expect(await ready.json()).toMatchObject({
    status: "ready",
    parts: { store: { state: "up", ms: expect.any(Number) } },
  });

  const metrics = await (await request.get("/api/metrics")).text();
  const value = (sample: RegExp) => Number(sample.exec(metrics)?.[1]);
  expect(value(/^http_requests_total\{.*route="\/api\/dashboards\/\[dashboardId\]".*\} (\d+)/m)).toBeGreaterThan(0);
  expect(value(/^request_duration_seconds_count\{.*route="\/api\/chat".*\} (\d+)/m)).toBeGreaterThan(0);
  expect(value(/^sql_query_duration_seconds_count\{.*\} (\d+)/m)).toBeGreaterThan(0);
  expect(value(/^cache_misses_total\{.*\} (\d+)/m)).toBeGreaterThan(0);
  expect(value(/^cache_hits_total\{.*\} (\d+)/m)).toBeGreaterThan(0);
  for (const name of ["llm_tokens_used_total", "active_connections"]) expect(metrics).toContain(`# TYPE ${name} `);
  // Data sources are few, and an alert names the one that is down.
  const withoutSources = metrics.replace(/\b(source|pool)="[^"]*"/g, "");
  expect(withoutSources, "labels hold patterns, never ids").not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);
});

async function expectRefusal(reply: APIResponse, status: number, code: string, requestId?: string): Promise<void> {
  expect(reply.status(), code).toBe(status);
  const { error } = await reply.json();
  expect(error).toMatchObject({ code, requestId: requestId ?? expect.any(String) });
  expect(error.message).toMatch(/\. \w.+\.$/);
  expect(reply.headers()["x-request-id"]).toBe(error.requestId);
}
