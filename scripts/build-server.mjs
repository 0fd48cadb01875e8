/**
 * Bundles the production entry and the command line of administrators, so that they start without a compiler, and without looking for
 * thousands of files in packages.
 * What Next leaves outside its own bundles stays outside here too: native modules, WASM, and what both sides must share.
 */
import { readFileSync } from "node:fs";
import { build } from "esbuild";

const { config } = JSON.parse(readFileSync(".next/required-server-files.json", "utf8"));

await build({
  entryPoints: { server: "server.ts", admin: "scripts/admin.ts" },
  outdir: "dist",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node24",
  external: [...config.serverExternalPackages, "next", "sharp"],
  // Less to read and to hold; names stay, for stacks and logs.
  minifyWhitespace: true,
  minifySyntax: true,
  // The real package throws outside a bundle for React's server; this bundle is the server.
  alias: { "@": process.cwd(), "server-only": "./node_modules/server-only/empty.js" },
  // Packages in the older form ask for these.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; import { fileURLToPath as __toPath } from "node:url"; const require = __createRequire(import.meta.url); const __filename = __toPath(import.meta.url); const __dirname = __toPath(new URL(".", import.meta.url));',
  },
  sourcemap: true,
  logLevel: "warning",
});
