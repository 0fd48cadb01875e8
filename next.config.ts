import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Native modules and WASM stay outside the bundle.
  serverExternalPackages: [
    "@duckdb/node-api",
    "@libsql/client",
    "@node-rs/argon2",
    "@polyglot-sql/sdk",
    "ioredis",
    "mysql2",
    "pg",
    "pino",
    "prom-client",
  ],
};

export default withNextIntl(config);
