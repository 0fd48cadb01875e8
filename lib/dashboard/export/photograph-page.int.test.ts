import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBrowser } from "@/lib/pipeline/find-browser";
import { photographPage } from "./photograph-page";

const browser = findBrowser();
let server: Server;
let origin = "";

/**
 * Two tabs; the first fills its top with red until it is drawn, much later, by a script that the policy knows by its nonce, as on pages
 * of Querent.
 */
const page = `<!doctype html><title>Sales</title><body style="margin:0"><main><h1 style="position:absolute">Sales</h1>
<section style="height:400px;background:#f00" data-skeleton></section><section style="break-before:page"><h2>Two</h2></section></main>
<script nonce="abc">setTimeout(() => {
  const drawn = document.querySelector("[data-skeleton]");
  drawn.style.background = "#0f0";
  drawn.removeAttribute("data-skeleton");
}, 3000)</script>`;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.headers.cookie !== "__Secure-session=key") {
      response.writeHead(302, { location: "/login" }).end();
      return;
    }
    const policy = "default-src 'self'; script-src 'nonce-abc'; style-src 'unsafe-inline'";
    response.writeHead(200, { "content-type": "text/html", "content-security-policy": policy }).end(page);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const taken = async (format: "pdf" | "png", cookie: string) => {
  const shot = {
    origin,
    path: "/dashboards/1?paper=pdf",
    title: "Sales",
    headers: { cookie },
    format,
    browser: browser ?? "",
  };
  return await photographPage({ ...shot, paper: "a4" }, AbortSignal.timeout(90_000));
};

describe.skipIf(browser === null)("photographPage", () => {
  it("prints what the reader may see, once nothing is still to come, on sheets of the paper", async () => {
    const made = await taken("pdf", "__Secure-session=key");
    if (!made.ok) throw new Error(made.error.code);
    const text = Buffer.from(made.value).toString("latin1");
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(2);
    // A4 on its side, in points.
    expect(text).toMatch(/\/MediaBox \[0 0 84[12](?:\.\d+)? 59[56](?:\.\d+)?\]/);
  });

  it("photographs it with some white around", async () => {
    const made = await taken("png", "__Secure-session=key");
    if (!made.ok) throw new Error(made.error.code);
    const { data, info } = await sharp(made.value).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    expect(info.width).toBe(2 * 1_264);
    const middle = 3 * (info.width * 600 + info.width / 2);
    expect([...data.subarray(middle, middle + 3)], "what had been to come").toEqual([0, 255, 0]);
  });

  it("makes nothing of the page that others are led to", async () => {
    expect(await taken("pdf", "other=1")).toMatchObject({ ok: false, error: { code: "dashboard/browser" } });
  });
});
