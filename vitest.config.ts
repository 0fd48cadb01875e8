import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const alias = {
  "@": root.replace(/\/$/, ""),
  // The real package throws outside a server bundle; tests are the server.
  "server-only": fileURLToPath(new URL("node_modules/server-only/empty.js", import.meta.url)),
};
const setupFiles = ["scripts/test/set-up-test-env.ts"];

/** What a test file must be alone in its process for: it replaces modules, the environment, globals or the clock. */
const replacesTheWorld =
  /\bvi\.(?:mock|doMock|resetModules|stubEnv|stubGlobal|useFakeTimers)\(|\bprocess\.(?:env\.\w+|exitCode) = /;

const folders = ["app", "components", "docker", "drizzle", "lib", "scripts"];
const files = [...globSync("*.test.ts"), ...globSync(folders.map((folder) => `${folder}/**/*.test.{ts,tsx}`))];
const alone = new Set(files.filter((file) => replacesTheWorld.test(readFileSync(file, "utf8"))));
const isIntegration = (file: string) => file.endsWith(".int.test.ts");

/**
 * Test files in two projects: NAME-shared, where all run in one process that loads the SQL parser, the dictionary, the routes and
 * the drivers once, and is made as new between files by the setup file; and NAME, a process for each file that needs one.
 */
function projects(name: string, own: string[], limits: object) {
  const common = { ...limits, setupFiles };
  return [
    { name, include: own.filter((file) => alone.has(file)), ...common },
    { name: `${name}-shared`, include: own.filter((file) => !alone.has(file)), isolate: false, ...common },
  ].map((test) => ({ resolve: { alias }, test }));
}

export default defineConfig({
  resolve: { alias },
  test: {
    // What the unit tests have compiled the integration tests need not compile again, nor the next run.
    experimental: { fsModuleCache: true, fsModuleCachePath: ".cache/vitest" },
    projects: [
      ...projects(
        "unit",
        files.filter((file) => !isIntegration(file)),
        // The first Chinese question of a process reads the dictionary.
        { testTimeout: 60_000, hookTimeout: 60_000 },
      ),
      ...projects("integration", files.filter(isIntegration), { testTimeout: 120_000, hookTimeout: 120_000 }),
    ],
  },
});
