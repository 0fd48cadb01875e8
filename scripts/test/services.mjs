/** The servers that the integration tests talk to: those that answer already, else ones of our own, else a clear request. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run, step, Trouble } from "../start/step.mjs";
import { findChromium } from "./chromium.mjs";
import { findProgram } from "./find-program.mjs";
import { mariadb } from "./mariadb.mjs";
import { postgres } from "./postgres.mjs";
import { redis } from "./redis.mjs";
import { withoutStarting } from "./without-starting.mjs";

/** Each: its name, the Debian package, the programs it needs, `answers()`, `start(folder)`, and the variable for the tests. */
const services = [mariadb, postgres, redis];

/** What tests start themselves, on ports of their own: what stands around Querent in production, and what makes certificates. */
const programs = [
  { package: "nginx", programs: ["nginx"] },
  { package: "prometheus", programs: ["prometheus", "promtool"] },
  { package: "prometheus-alertmanager", programs: ["prometheus-alertmanager", "amtool"] },
  { package: "gettext-base", programs: ["envsubst"] },
  { package: "openssl", programs: ["openssl"] },
  { package: "curl", programs: ["curl"] },
];

/**
 * Makes MariaDB, PostgreSQL, Redis and Chromium available. Returns the environment for the tests and `stop`, which ends
 * what was started here and nothing else.
 */
export async function ensureServices() {
  const running = await Promise.all(services.map((service) => service.answers()));
  const missing = services.filter((_, index) => !running[index]);
  await ensurePrograms(missing);
  const folder = mkdtempSync(join(tmpdir(), "querent-services-"));
  const started = [];
  const stop = async () => {
    for (const service of started.reverse()) await service.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    for (const service of missing) {
      started.push(await step(`Starting ${service.name}`, () => service.start(join(folder, service.package))));
    }
  } catch (error) {
    await stop();
    throw error;
  }
  const env = Object.fromEntries(services.map(({ variable, url }) => [variable, url]));
  return { env: { ...env, CHROMIUM: findChromium() }, stop };
}

async function ensurePrograms(missing) {
  const lacking = [...missing, ...programs].filter((one) => one.programs.some((name) => findProgram(name) === null));
  const packages = lacking.map((service) => service.package);
  if (findChromium() === null) packages.push("chromium", "fonts-noto-cjk");
  if (packages.length === 0) return;
  if (process.getuid?.() !== 0 || findProgram("apt-get") === null) {
    throw new Trouble(
      `The tests need programs that are not here. Install them and run npm test again:\n  sudo apt-get install ${packages.join(" ")}\n` +
        `or start servers of your own at ${lacking.flatMap(({ url }) => url ?? []).join(", ") || "their usual places"}; CHROMIUM names another browser.`,
    );
  }
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await step("Reading Debian's package lists", () => run("apt-get", ["update"], { env }));
  await step(`Installing ${packages.join(", ")}`, () =>
    withoutStarting(packages, () => run("apt-get", ["install", "-y", "--no-install-recommends", ...packages], { env })),
  );
}
