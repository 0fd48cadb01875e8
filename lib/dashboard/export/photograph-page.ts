import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import pLimit from "p-limit";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { onSheets, paperWidthPx, withMargin } from "@/lib/dashboard/export/paper";
import type { DashboardExport } from "@/lib/dashboard/export/schema";
import { refuse } from "@/lib/errors";
import { sandboxArguments } from "@/lib/pipeline/find-browser";
import { remember } from "@/lib/remember";
import { ok, type Result } from "@/lib/result";
import { logger } from "@/lib/telemetry/logger";

/** A browser takes two hundred megabytes and a core: one at a time. */
const oneAtATime = () => remember("photograph-page", () => pLimit(1));
const timeoutMs = 90_000;
/** Chromium takes no picture that is higher; one of a longer page is less fine. */
const pictureHeightMax = 16_000;
const fineness = 2;

export type Shot = {
  /** Of this very server: "http://127.0.0.1:3000". */
  readonly origin: string;
  /** A page of it, with its parameters. */
  readonly path: string;
  /** What the page is asked with in place of the browser's own: the cookies and the language of whoever asked. */
  readonly headers: Readonly<Record<string, string>>;
  readonly format: DashboardExport["format"];
  readonly paper: DashboardExport["paper"];
  /** Of the dashboard; stands at the foot of each sheet. */
  readonly title: string;
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
    const browser = await chromium.launch({
      executablePath: shot.browser,
      args: sandboxArguments(),
      timeout: timeoutMs,
    });
    const close = () => closed(browser);
    signal.addEventListener("abort", close, { once: true });
    try {
      // As wide as the paper has room: charts are drawn for their width.
      const viewport = { width: paperWidthPx, height: 2_000 };
      const context = await browser.newContext({ viewport, deviceScaleFactor: fineness });
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

/** Ends the browser and whatever it still waits for. */
async function closed(browser: Browser): Promise<void> {
  for (const context of browser.contexts()) {
    // One that has gone in the meantime has nothing left to route.
    await context.unrouteAll({ behavior: "ignoreErrors" }).catch(() => undefined);
  }
  await browser.close();
}

/**
 * The reader's cookies go to this server and nowhere else; whatever else the page may name is not reached. They are sent beside the
 * browser: it lets nobody write its header of cookies, and takes none that are for HTTPS alone from an address of this machine.
 */
async function keepInside(context: BrowserContext, { origin, headers }: Shot): Promise<void> {
  await context.route("**/*", async (route) => {
    const request = route.request();
    if (new URL(request.url()).origin !== origin) return await route.abort();
    const sent = { ...request.headers(), ...headers };
    await route.fulfill({ response: await route.fetch({ headers: sent, maxRedirects: 0 }) });
  });
}

// Expressions in texts: a bundler has no hand in them, and the browser's debugger compiles them whatever the page's content policy says.
const allStands = "document.querySelector('main h1') !== null && document.querySelector('[data-skeleton]') === null";
const allPicturesStand = "Array.from(document.images).every((image) => image.complete)";
const lookMs = 100;

/** Not by Playwright's own waiting: it looks from within the page, whose policy compiles nothing. Fails: throws after `timeoutMs`. */
async function until(page: Page, expression: string): Promise<void> {
  const giveUpAt = performance.now() + timeoutMs;
  while ((await page.evaluate(expression)) !== true) {
    if (performance.now() > giveUpAt) throw new Error("the page did not come to rest in time");
    await delay(lookMs);
  }
}

async function taken(page: Page, { origin, path, format, paper, title }: Shot): Promise<Buffer> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce", media: "print" });
  // Not until the network is idle: a page that is looked at asks again and again.
  const answer = await page.goto(`${origin}${path}`, { waitUntil: "load" });
  // Whoever has been signed out in the meantime gets no document of the page to sign in.
  const isThere = answer?.ok() && new URL(page.url()).pathname === new URL(path, origin).pathname;
  if (!isThere) throw new Error(`the page answers ${answer?.status()} and leads elsewhere`);
  // What is still to come stands as a skeleton in its place, in the server's page too.
  await until(page, allStands);
  // Pictures further down are read once they are in sight, so all of the page is.
  const height: number = await page.evaluate("document.documentElement.scrollHeight");
  await page.setViewportSize({ width: paperWidthPx, height: Math.max(1_000, height) });
  await until(page, allPicturesStand);
  await page.evaluate("document.fonts.ready.then(() => undefined)");
  // The last chart is painted in the frame after its skeleton has gone.
  await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))");
  if (format === "pdf") return await page.pdf(onSheets(paper, title));
  const isFine = height * fineness <= pictureHeightMax;
  const scale = isFine ? "device" : "css";
  const picture = await page.screenshot({ fullPage: true, animations: "disabled", scale });
  return await withMargin(picture, isFine ? fineness : 1);
}
