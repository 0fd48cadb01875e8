import { defineConfig } from "playwright/test";
import { serverOptions } from "./scripts/start/server-options.mjs";

/** Set by scripts/test/run-e2e.mjs; the defaults are for a run by hand against a server that is up already. */
const port = process.env.QUERENT_TEST_E2E_PORT ?? "3000";
const dataFolder = process.env.QUERENT_TEST_E2E_DATA_DIR ?? "data";
const origin = `http://127.0.0.1:${port}`;

export default defineConfig({
  testDir: "e2e",
  testMatch: "*.e2e.ts",
  outputDir: ".cache/test/e2e",
  reporter: [["list"], ["json", { outputFile: ".cache/test/e2e.json" }]],
  // One server, one data folder. The first visitor's journey makes the account that invites everybody else.
  projects: [
    { name: "first-run", testMatch: "first-run.e2e.ts" },
    { name: "journeys", testIgnore: "first-run.e2e.ts", dependencies: ["first-run"] },
  ],
  // One: two browsers and two servers on two cores take as long, and each journey waits for the other.
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
  // A machine of two cores that also builds draws a first dashboard in 9 seconds; a failure may take longer than that to show.
  expect: { timeout: 20_000 },
  use: {
    baseURL: origin,
    locale: "en-GB",
    // Without its film and its copies of the page, which cost much of the time; the last picture and what stood on the page are kept anyway.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: `node ${serverOptions.join(" ")} dist/server.mjs`,
    url: `${origin}/api/ready`,
    timeout: 120_000,
    reuseExistingServer: process.env.QUERENT_TEST_E2E_PORT === undefined,
    gracefulShutdown: { signal: "SIGTERM", timeout: 35_000 },
    stdout: "ignore",
    stderr: "pipe",
    env: {
      ...{ NODE_ENV: "production", HOST: "127.0.0.1", PORT: port, QUERENT_DATA_DIR: dataFolder, LOG_LEVEL: "warn" },
      // The databases of the journeys stand on this machine; network.e2e.ts starts a server of its own with the default.
      QUERENT_PRIVATE_ADDRESSES: "allow",
    },
  },
});
