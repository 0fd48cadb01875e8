import "server-only";
import { globSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join, relative } from "node:path";
import send from "send";

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const assetsPath = "/_next/static/";
/** The names of assets change with what they hold. */
const yearMs = 365 * 24 * 60 * 60 * 1_000;
const contentTypes = { js: "application/javascript; charset=UTF-8", css: "text/css; charset=UTF-8" } as const;

/**
 * Puts the assets of a build in front of an application: those that `scripts/compress-assets.mjs` has laid a Brotli file beside are
 * sent as they lie there. All else, and whoever does not take Brotli, is answered by the application, which compresses as it goes.
 * `folder`: of the build's static files, read once.
 */
export function withAssets(folder: string, answer: Answer): Answer {
  const compressed = new Set(globSync("**/*.br", { cwd: folder }));
  return async (request, response) => {
    const name = nameOf(request);
    if (name === null || !compressed.has(`${name}.br`)) return await answer(request, response);
    await new Promise<void>((resolve) => {
      response.once("close", resolve);
      send(request, `/${name}.br`, { root: folder, maxAge: yearMs, immutable: true, index: false })
        .on("headers", () => {
          response.setHeader("content-type", contentTypes[name.endsWith(".css") ? "css" : "js"]);
          response.setHeader("content-encoding", "br");
          response.setHeader("vary", "Accept-Encoding");
        })
        // The folder was exchanged under the running server.
        .on("error", () => answer(request, response).then(resolve, () => response.destroy()))
        .pipe(response);
    });
  };
}

/** Nulls: no asset, or nobody who takes Brotli. */
function nameOf({ method, url = "/", headers }: IncomingMessage): string | null {
  if (method !== "GET" && method !== "HEAD") return null;
  if (!url.startsWith(assetsPath) || !/\bbr\b/.test(String(headers["accept-encoding"]))) return null;
  const path = url.slice(assetsPath.length).split("?", 1)[0] ?? "";
  return relative("/", join("/", path));
}
