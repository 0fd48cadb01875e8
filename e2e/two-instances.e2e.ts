import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createConnection } from "mysql2/promise";
import { type APIRequestContext, type BrowserContext, expect, test } from "playwright/test";
import { account, accountSettings } from "@/scripts/bench/serving/api-client";
import { NginxServer } from "@/scripts/test/nginx-server";
import { freePort } from "@/scripts/test/redis-server";
import { type StartedServer, startBuiltServer } from "@/scripts/test/start-built-server";
import { ask } from "./support/ask";
import { chartsIn, expectDrawn } from "./support/charts";
import { chartWidget, demoShopId, listed, makeDashboard, salesByRegion, shown } from "./support/dashboards";

const mysqlUrl = process.env.QUERENT_TEST_MYSQL_URL;
const redisUrl = process.env.QUERENT_TEST_REDIS_URL;
const database = `querent_instances_${process.pid}`;
const common = {
  ...accountSettings,
  QUERENT_SECRET: randomBytes(32).toString("base64"),
  REDIS_URL: redisUrl ?? "",
};

let nginx: NginxServer;
let instances: StartedServer[] = [];
let ports: number[] = [];
let folders: string[] = [];
let context: BrowserContext;

async function onServer(sql: string): Promise<void> {
  const connection = await createConnection(mysqlUrl ?? "");
  await connection.query(sql);
  await connection.end();
}

/** Each on a data folder of its own: what they share is MySQL and Redis alone. */
async function startInstance(port: number, index: number): Promise<StartedServer> {
  const address = new URL(mysqlUrl ?? "");
  address.pathname = database;
  const own = { PORT: String(port), DATABASE_URL: address.href, QUERENT_URL: nginx.origin };
  return await startBuiltServer({ ...common, ...own }, folders[index]);
}

/** How many requests each instance has answered so far. */
async function answeredBy(): Promise<number[]> {
  const lines = await nginx.accessLines();
  return ports.map((port) => lines.filter(({ upstream }) => String(upstream).endsWith(`:${port}`)).length);
}

test.beforeAll(async ({ browser }) => {
  test.skip(mysqlUrl === undefined || redisUrl === undefined, "needs MySQL and Redis: npm run services");
  await onServer(`CREATE DATABASE ${database}`);
  ports = [await freePort(), await freePort()];
  folders = await Promise.all(ports.map(() => mkdtemp(join(tmpdir(), "querent-instance-"))));
  nginx = await NginxServer.start({
    upstreams: ports.map((port) => `127.0.0.1:${port}`),
    // The whole journey comes from one address.
    limits: { requestsPerMinute: 6_000 },
  });
  // At the same moment: one makes the tables, the account and the demo shop, the other waits.
  instances = await Promise.all(ports.map(startInstance));
  context = await browser.newContext({ baseURL: nginx.origin, ignoreHTTPSErrors: true });
});

test.afterAll(async () => {
  await context?.close();
  await Promise.all(instances.map((instance) => instance.stop()));
  await nginx?.stop();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
  if (mysqlUrl !== undefined) await onServer(`DROP DATABASE IF EXISTS ${database}`);
});

test("a person works on two instances behind nginx without knowing which, also while one of them dies", async () => {
  const page = await context.newPage();
  await page.goto("/");
  await page.getByRole("textbox", { name: "Email" }).fill(account.email);
  await page.getByLabel("Password", { exact: true }).fill(account.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await ask(page, "revenue by month this year");
  await expectDrawn(chartsIn(page.getByRole("main")).first());

  const shop = await demoShopId(context.request);
  const { id } = await makeDashboard(context.request, {
    title: "On two legs",
    widgets: [chartWidget(shop, "Sales", salesByRegion, { x: 0, y: 0, w: 6, h: 6 })],
  });
  await page.goto("/dashboards");
  await listed(page, "On two legs").click();
  await expectDrawn(chartsIn(shown(page, "Sales")));
  // What is saved is seen by the next look, wherever that goes.
  for (let turn = 0; turn < 10; turn++) {
    const description = `as of turn ${turn}`;
    await changed(context.request, id, description);
    expect(await descriptionOf(context.request, id)).toBe(description);
  }
  const answered = await answeredBy();
  expect(Math.min(...answered)).toBeGreaterThan(10);

  const [dying] = instances;
  process.kill(dying?.pid ?? 0, "SIGKILL");
  await changed(context.request, id, "after the death of one");
  await page.reload();
  await expectDrawn(chartsIn(shown(page, "Sales")));
  expect(await descriptionOf(context.request, id)).toBe("after the death of one");
  await page.goto("/ask");
  await ask(page, "top 5 customers by revenue");
  instances = [await startInstance(ports[0] ?? 0, 0), ...instances.slice(1)];
  const before = await answeredBy();
  await expect
    .poll(async () => (await context.request.get("/api/me")).status() && (await answeredBy())[0])
    .toBeGreaterThan(before[0] ?? 0);
});

test("who signs out is signed out on both", async () => {
  const { cookies } = await context.storageState();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const seen = () =>
    Promise.all(instances.map(async ({ origin }) => (await fetch(`${origin}/api/me`, { headers: { cookie } })).status));
  expect(await seen()).toEqual([200, 200]);
  const { csrfToken } = await (await context.request.get("/api/auth/csrf")).json();
  await context.request.post("/api/auth/signout", { form: { csrfToken, json: "true" } });
  await expect.poll(seen).toEqual([401, 401]);
});

async function changed(api: APIRequestContext, dashboardId: string, description: string): Promise<void> {
  const reply = await api.patch(`/api/dashboards/${dashboardId}`, { data: { description } });
  expect(reply.status(), await reply.text()).toBe(200);
}

async function descriptionOf(api: APIRequestContext, dashboardId: string): Promise<string> {
  return (await (await api.get(`/api/dashboards/${dashboardId}`)).json()).description;
}
