/** The journeys of e2e/ against a production server with a fresh data folder on a free port. Arguments go to Playwright. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exitCode, main, Trouble } from "../start/step.mjs";
import { findChromium } from "./chromium.mjs";
import { cleanEnvironment } from "./clean-environment.mjs";

await main(async () => {
  const chromium = findChromium();
  if (chromium === null)
    throw new Trouble("No Chromium found. Install it, or name it with CHROMIUM=/path/to/chromium.");
  const folder = mkdtempSync(join(tmpdir(), "querent-e2e-"));
  const env = {
    ...cleanEnvironment(),
    CHROMIUM: chromium,
    QUERENT_TEST_E2E_PORT: String(await freePort()),
    QUERENT_TEST_E2E_DATA_DIR: folder,
  };
  try {
    return await exitCode(spawn("playwright", ["test", ...process.argv.slice(2)], { stdio: "inherit", env }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}
