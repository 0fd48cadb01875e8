import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withAssets } from "@/lib/http/serve-assets";

const folder = mkdtempSync(join(tmpdir(), "assets-"));
mkdirSync(join(folder, "chunks"));
const script = "export const answer = 42;";
writeFileSync(join(folder, "chunks/one.js"), script);
writeFileSync(join(folder, "chunks/one.js.br"), brotliCompressSync(script));
writeFileSync(join(folder, "chunks/gone.js.br"), brotliCompressSync(script));

const server = createServer(
  withAssets(folder, async (_, response) => {
    response.end("by the application");
  }),
);
let origin = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  origin = typeof address === "object" && address ? `http://127.0.0.1:${address.port}` : "";
  rmSync(join(folder, "chunks/gone.js.br"));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const read = (path: string, encoding = "br") =>
  fetch(`${origin}/_next/static/${path}`, { headers: { "accept-encoding": encoding } });

it("sends what lies compressed, for good, under the type of what it holds", async () => {
  const response = await read("chunks/one.js?v=1");
  expect(await response.text()).toBe(script);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-encoding": "br",
    "content-type": "application/javascript; charset=UTF-8",
    "cache-control": "public, max-age=31536000, immutable",
    vary: "Accept-Encoding",
  });
});

it.each([
  ["whoever does not take Brotli", "chunks/one.js", "gzip"],
  ["what has no compressed file", "chunks/two.js", "br"],
  ["what has gone since the start", "chunks/gone.js", "br"],
  ["what lies elsewhere", "..%2f..%2fserver.js", "br"],
])("leaves %s to the application", async (_, path, encoding) => {
  expect(await (await read(path, encoding)).text()).toBe("by the application");
});
