// First: Next's storages are made when they are loaded and need what this puts in place.
import "next/dist/server/node-environment-baseline";

import { mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/**
 * Gives each test file an empty data folder and none of the developer's settings. Files that share a process find it as new:
 * what the one before opened is closed and forgotten, and its folder is empty again. The folder keeps its name, which the
 * environment of the process was parsed with.
 */
const folder = join(tmpdir(), `querent-test-${process.pid}`);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const name of ["DATABASE_URL", "REDIS_URL", "DEEPSEEK_API_KEY", "DEEPSEEK_BASE_URL"]) delete process.env[name];
process.env.QUERENT_DATA_DIR = folder;
// The test servers stand on this machine; what the default refuses is tested where it is decided.
process.env.QUERENT_PRIVATE_ADDRESSES = "allow";
process.env.LOG_LEVEL = process.env.LOG_LEVEL ?? "error";

/** Made when their module is loaded, once for a process, and so not made again after being forgotten. */
const madeOnce = ["request-context", "tracing", "metrics", "shutdown", "shutdown-state"];
/** Read from the product's own files or worked out from a constant, never changed: the same for every test, and slow to have again. */
const constants = ["chinese-dictionary", "messages en", "messages zh", "nobody's password hash"];
const kept = new Set([...madeOnce, ...constants]);

afterAll(async () => {
  const { __querent: registry } = globalThis as { __querent?: Map<string, unknown> };
  if (registry?.has("shutdown")) {
    const { shutDown } = await import("@/lib/telemetry/shutdown");
    await shutDown();
  }
  for (const name of registry?.keys() ?? []) if (!kept.has(name)) registry?.delete(name);
  rmSync(folder, { recursive: true, force: true });
});
