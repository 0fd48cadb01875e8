import { fileURLToPath } from "node:url";

/** An application of one route, to measure against. */
export default {
  distDir: "../../../../.cache/plain-next",
  turbopack: { root: fileURLToPath(new URL("../../../..", import.meta.url)) },
  typescript: { ignoreBuildErrors: true },
};
