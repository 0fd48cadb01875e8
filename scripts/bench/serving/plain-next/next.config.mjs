/** An application of one route, to measure against. */
export default {
  distDir: "../../../../.cache/plain-next",
  turbopack: { root: "../../../.." },
  typescript: { ignoreBuildErrors: true },
};
