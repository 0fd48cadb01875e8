import "server-only";
import pLimit from "p-limit";
import type { BrowserContext, Page } from "playwright-core";
import type { DashboardExport } from "@/lib/dashboard/export/schema";
import { refuse } from "@/lib/errors";
import { remember } from "@/lib/remember";
import { ok, type Result } from "@/lib/result";
import { logger } from "@/lib/telemetry/logger";

/** A browser takes two hundred megabytes and a core: one at a time. */
const oneAtATime = () => remember("photograph-page", () => pLimit(1));
const timeoutMs = 90_000;
/** The desktop grid with some room. PDF pages have the proportions of A4 on its side. */
const widthPx = 1_400;
const marginPx = 24;
const pageHeightPx = 990;

export type Shot = {
  /** Of this very server: "http://127.0.0.1:3000". */
  readonly origin: string;
  /** A page of it, with its parameters. */
  readonly path: string;
  /** What the page is asked with in place of the browser's own: the cookies and the language of whoever asked. */
  readonly headers: Readonly<Record<string, string>>;
  readonly format: DashboardExport["format"];
  readonly browser: string;
};

/**
 * Opens a page of this server as whoever asked for it would see it, in light colours, and prints or photographs it once all widgets
 * are drawn. The browser runs for this page alone, knows nobody's sessions but the given one, and reaches nothing but this server.
 * **Fails** dashboard/browser when it does not come to an end in time, execute/cancelled when the reader leaves.
 */
export async function photographPage(shot: Shot, signal: AbortSignal): Promise<Result<Uint8Array<ArrayBuffer>>> {
  return await oneAtATime()(async () => {
    if (signal.aborted) return refuse("execute/cancelled");
    const { chromium } = await import("playwright-core");
    // Chromium refuses to sandbox for root, as whom containers often run; the page is Querent's own.
    const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
    const browser = await chromium.launch({ executablePath: shot.browser, args, timeout: timeoutMs });
    const close = () => browser.close();
    signal.addEventListener("abort", close, { once: true });
    try {
      // As wide as the paper has room: charts are drawn for their width.
      const width = shot.format === "pdf" ? widthPx - 2 * marginPx : widthPx;
      const context = await browser.newContext({ viewport: { width, height: 2_000 }, deviceScaleFactor: 2 });
      context.setDefaultTimeout(timeoutMs);
      await keepInside(context, shot);
      return ok(Uint8Array.from(await taken(await context.newPage(), shot)));
    } catch (error) {
      if (signal.aborted) return refuse("execute/cancelled");
      const told = error instanceof Error ? error.message.slice(0, 500) : null;
      logger("dashboard").error({ path: shot.path.split("?")[0], told }, "the browser made no file");
      return refuse("dashboard/browser");
    } finally {
      signal.removeEventListener("abort", close);
      await close();
    }
  });
}

/** The reader's cookies go to this server and nowhere else; whatever else the page may name is not reached. */
async function keepInside(context: BrowserContext, { origin, headers }: Shot): Promise<void> {
  await context.route("**/*", async (route) => {
    const request = route.request();
    if (new URL(request.url()).origin !== origin) return await route.abort();
    await route.continue({ headers: { ...request.headers(), ...headers } });
  });
}

async function taken(page: Page, { origin, path, format }: Shot): Promise<Buffer> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce", media: "print" });
  // Not until the network is idle: a page that is looked at asks again and again.
  await page.goto(`${origin}${path}`, { waitUntil: "load" });
  // What is still to come stands as a skeleton in its place, in the server's page too.
  await page.waitForFunction("document.querySelector('main h1') && !document.querySelector('[data-skeleton]')");
  await page.evaluate("document.fonts.ready.then(() => undefined)");
  // The last chart is painted in the frame after its skeleton has gone.
  await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))");
  if (format === "png") return await page.screenshot({ fullPage: true, animations: "disabled" });
  const margin = `${marginPx}px`;
  return await page.pdf({
    ...{ width: `${widthPx}px`, height: `${pageHeightPx}px`, printBackground: true },
    margin: { top: margin, bottom: margin, left: margin, right: margin },
  });
}
