import { defineConfig } from "playwright/test";
import { firstAdmin } from "./e2e/support/people";

/** Set by scripts/test/run-e2e.mjs; the defaults are for a run by hand against a server that is up already. */
const given = process.env.QUERENT_TEST_E2E_PORTS;
const ports = given?.split(",") ?? ["3000"];
const dataFolder = process.env.QUERENT_TEST_E2E_DATA_DIR ?? "data";
const originOf = (port: string | undefined) => `http://127.0.0.1:${port}`;

/** Playwright reads this file again in each of its workers, where it says which of them it is. */
const worker = Number(process.env.TEST_PARALLEL_INDEX ?? 0);

export default defineConfig({
  testDir: "e2e",
  testMatch: "*.e2e.ts",
  outputDir: ".cache/test/e2e",
  reporter: [["list"], ["json", { outputFile: ".cache/test/e2e.json" }]],
  // Each worker has a server and a data folder, and runs its journeys in turn: two machines that know nothing of each other. The
  // first visitor's journey runs on the first, before all others; its account, which invites everybody else, the second starts with.
  projects: [
    { name: "first-run", testMatch: "first-run.e2e.ts" },
    { name: "journeys", testIgnore: "first-run.e2e.ts", dependencies: ["first-run"] },
  ],
  workers: ports.length,
  fullyParallel: false,
  timeout: 120_000,
  // A machine of two cores that also builds draws a first dashboard in 9 seconds; a failure may take longer than that to show.
  expect: { timeout: 20_000 },
  use: {
    baseURL: originOf(ports[worker]),
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
  webServer: ports.map((port, index) => ({
    command: "node --enable-source-maps dist/server.mjs",
    url: `${originOf(port)}/api/ready`,
    timeout: 300_000,
    reuseExistingServer: given === undefined,
    gracefulShutdown: { signal: "SIGTERM", timeout: 35_000 },
    stdout: "ignore",
    stderr: "pipe",
    env: {
      ...{ NODE_ENV: "production", HOST: "127.0.0.1", PORT: port, LOG_LEVEL: "warn" },
      QUERENT_DATA_DIR: `${dataFolder}${index === 0 ? "" : index}`,
      // The databases of the journeys stand on this machine; network.e2e.ts starts a server of its own with the default.
      QUERENT_PRIVATE_ADDRESSES: "allow",
      ...(index === 0 ? {} : { QUERENT_ADMIN_EMAIL: firstAdmin.email, QUERENT_ADMIN_PASSWORD: firstAdmin.password }),
    },
  })),
});
