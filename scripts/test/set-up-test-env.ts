import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** Gives each test file a data folder of its own and none of the developer's settings. */
const folder = mkdtempSync(join(tmpdir(), "querent-test-"));
for (const name of ["DATABASE_URL", "REDIS_URL", "DEEPSEEK_API_KEY", "DEEPSEEK_BASE_URL"]) delete process.env[name];
process.env.QUERENT_DATA_DIR = folder;
// The test servers stand on this machine; what the default refuses is tested where it is decided.
process.env.QUERENT_PRIVATE_ADDRESSES = "allow";
process.env.LOG_LEVEL = process.env.LOG_LEVEL ?? "error";

afterAll(() => rmSync(folder, { recursive: true, force: true }));
