import { type BrowserContext, chromium, type Page } from "playwright";
import { twelveCharts } from "@/scripts/bench/dashboard-open/twelve-charts";
import { startBuiltServer } from "@/scripts/test/start-built-server";

export type Visit = { readonly page: Page; readonly address: string; readonly close: () => Promise<void> };

const account = { email: "bench@example.com", password: "a long bench password" };

/** The production server with a dashboard of 12 charts, and a browser signed in to it. Source: `CHROMIUM`, as for the journeys. */
export async function openVisit(): Promise<Visit> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
  const server = await startBuiltServer({
    QUERENT_ADMIN_EMAIL: account.email,
    QUERENT_ADMIN_PASSWORD: account.password,
  });
  const context = await browser.newContext({ baseURL: server.origin, viewport: { width: 1_440, height: 900 } });
  const close = async () => {
    await browser.close();
    await server.stop();
  };
  try {
    await signIn(context);
    const address = await makeDashboard(context);
    return { page: await context.newPage(), address, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function signIn({ request }: BrowserContext): Promise<void> {
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  await request.post("/api/auth/callback/credentials", { form: { csrfToken, ...account, json: "true" } });
}

const waitMs = 1_000;
const waitCountMax = 60;

/** The demo shop is made after the server is ready; the dashboard when it stands. */
async function makeDashboard({ request }: BrowserContext): Promise<string> {
  for (let wait = 0; wait < waitCountMax; wait++) {
    const sources: { id: string; name: string }[] = await (await request.get("/api/sources")).json();
    const shop = sources.find(({ name }) => name === "Demo shop");
    if (shop) {
      const reply = await request.post("/api/dashboards", { data: { title: "Bench", config: twelveCharts(shop.id) } });
      if (!reply.ok()) throw new Error(`the dashboard was not made: ${reply.status()} ${await reply.text()}`);
      return `/dashboards/${(await reply.json()).id}`;
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
  throw new Error("the demo shop was not made in time");
}
