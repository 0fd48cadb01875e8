import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { chromium, type Page } from "playwright";

export type OpenedPage = { readonly page: Page; readonly close: () => Promise<void> };

const html = `<!doctype html><html lang="en" data-mantine-color-scheme="light"><meta charset="utf-8"><title>bench</title>
<link rel="stylesheet" href="/page.css"><body><div id="page"></div><script type="module" src="/page.js"></script></body></html>`;

/**
 * Opens one of the pages of this folder in Chromium, bundled as for production and without the rest of Querent: what is measured is
 * the component. Source: `CHROMIUM`, as for the journeys. Fails: throws when the browser cannot be started.
 */
export async function openPage(entry: string, { width = 1_280, height = 800 } = {}): Promise<OpenedPage> {
  const folder = await mkdtemp(join(tmpdir(), "querent-bench-"));
  await build({
    entryPoints: { page: entry },
    outdir: folder,
    bundle: true,
    minify: true,
    format: "esm",
    jsx: "automatic",
    alias: { "@": process.cwd() },
    define: { "process.env.NODE_ENV": '"production"' },
    loader: { ".woff2": "empty" },
    logLevel: "error",
  });
  // First what can fail: a server that listens would keep the process from ending.
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
  const server = createServer(async (request, response) => {
    const name = request.url?.slice(1) ?? "";
    const type = { "page.js": "text/javascript", "page.css": "text/css" }[name];
    response.writeHead(200, { "content-type": `${type ?? "text/html"}; charset=utf-8` });
    response.end(type ? await readFile(join(folder, name)) : html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const page = await browser.newPage({ viewport: { width, height } });
  const close = async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true, force: true });
  };
  // A server that listens on a port has an address of this form.
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return { page, close };
}
