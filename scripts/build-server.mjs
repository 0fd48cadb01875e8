/** Bundles the production entry, so that it starts without a compiler. Packages stay outside, as in the rest of the server. */
import { build } from "esbuild";

await build({
  entryPoints: ["server.ts"],
  outfile: "dist/server.mjs",
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node24",
  packages: "external",
  // The real package throws outside a bundle for React's server; this bundle is the server.
  alias: { "@": process.cwd(), "server-only": "./node_modules/server-only/empty.js" },
  sourcemap: true,
  logLevel: "warning",
});
