import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const alias = {
  "@": root.replace(/\/$/, ""),
  // The real package throws outside a server bundle; tests are the server.
  "server-only": fileURLToPath(new URL("node_modules/server-only/empty.js", import.meta.url)),
};

/** Where tests leave the world as it was: no environment, globals or modules that they replace. */
const pure = [
  "lib/{chart,dashboard,execute,guard,nl2sql,pipeline,quality,report,semantic,source}/**/*.test.ts",
  "components/{admin,auth,dashboards,shell,sources,ui}/**/*.test.{ts,tsx}",
  "scripts/{bench,eval}/**/*.test.ts",
];

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["**/*.test.ts", "**/*.test.tsx"],
          exclude: ["**/*.int.test.ts", ...pure, "node_modules/**", ".next/**", "e2e/**"],
          setupFiles: ["scripts/test/set-up-test-env.ts"],
        },
      },
      {
        resolve: { alias },
        test: {
          name: "unit-pure",
          include: pure,
          exclude: ["**/*.int.test.ts"],
          setupFiles: ["scripts/test/set-up-test-env.ts"],
          // One world for all files of a worker: the SQL parser and the dictionary are loaded once, not once a file.
          isolate: false,
          // The first Chinese question of a worker reads the dictionary.
          testTimeout: 20_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: ["**/*.int.test.ts"],
          exclude: ["node_modules/**", ".next/**"],
          setupFiles: ["scripts/test/set-up-test-env.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
