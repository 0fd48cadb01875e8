import "server-only";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import pLimit from "p-limit";
import { refuse } from "@/lib/errors";
import { sandboxArguments } from "@/lib/pipeline/find-browser";
import { remember } from "@/lib/remember";
import { ok, type Result } from "@/lib/result";
import { logger } from "@/lib/telemetry/logger";

const run = promisify(execFile);

/** A browser takes two hundred megabytes and a core: one at a time. */
const oneAtATime = () => remember("print-pdf", () => pLimit(1));
/** Five seconds are usual; a machine with much else to do took more than forty. */
const timeoutMs = 90_000;

/**
 * Prints a page of HTML that needs nothing beside it. The browser runs for this page alone, without network, with a profile that is
 * thrown away and none of this process's environment.
 * Fails: report/browser when it does not come to an end in time or makes no PDF; execute/cancelled when the reader leaves.
 */
export async function printPdf(
  html: string,
  browser: string,
  signal: AbortSignal,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  return await oneAtATime()(async () => {
    if (signal.aborted) return refuse("execute/cancelled");
    const folder = await mkdtemp(join(tmpdir(), "querent-report-"));
    try {
      const [page, file] = [join(folder, "report.html"), join(folder, "report.pdf")];
      await writeFile(page, html, "utf8");
      const options = {
        timeout: timeoutMs,
        killSignal: "SIGKILL",
        signal,
        env: { HOME: folder, NODE_ENV: "production" },
      } as const;
      await run(browser, [...flags(folder), `--print-to-pdf=${file}`, pathToFileURL(page).href], options);
      const pdf = await readFile(file);
      return pdf.toString("latin1", 0, 5) === "%PDF-" ? ok(new Uint8Array(pdf)) : refuse("report/browser");
    } catch (error) {
      if (signal.aborted) return refuse("execute/cancelled");
      // Its own output is pages of what a server without a desktop lacks; the last lines say why it ended.
      const told = error instanceof Error ? error.message.slice(-500) : null;
      logger("report").error({ browser, told }, "the browser made no PDF");
      return refuse("report/browser");
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  });
}

function flags(folder: string): string[] {
  return [
    ...["--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-dev-shm-usage"],
    ...["--disable-background-networking", "--disable-sync", "--disable-crash-reporter"],
    // The page loads nothing; should anything else try, it finds no address.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    `--user-data-dir=${join(folder, "profile")}`,
    "--no-pdf-header-footer",
    ...sandboxArguments(),
  ];
}
