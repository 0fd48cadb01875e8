import "server-only";
import { isAbsolute, resolve } from "node:path";
import { z } from "zod";
import { parseRedisAddress, redisAddressForms } from "@/lib/redis-address";

const text = z.string().trim().min(1);
const url = (...protocols: string[]) =>
  text.refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `must be an address that starts with ${protocols.map((p) => `${p}//`).join(" or ")}`,
  });

/** Exact origins, separated by commas. A pattern would let in whoever gets hold of a name below it. */
const originList = text.transform((value, context) => {
  const origins = value
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
  if (origins.some((origin) => origin.includes("*"))) {
    context.addIssue({ code: "custom", message: '"*" would let every site in; name each origin' });
  } else if (!origins.every(isOrigin)) {
    const message = "must be origins such as https://intranet.example.com, separated by commas";
    context.addIssue({ code: "custom", message });
  }
  return origins;
});

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
}

/** As `modelProviderSchema` has them: the foundation imports no stage. */
const modelProviders = ["deepseek", "openai-compatible", "openai", "anthropic", "google"] as const;

/** The names that OpenTelemetry has for them. */
const samplers = [
  ...["always_on", "always_off", "traceidratio"],
  ...["parentbased_always_on", "parentbased_always_off", "parentbased_traceidratio"],
] as const;

/** Every environment variable Querent reads. `.env.example` mirrors it; `env.test.ts` compares the two. */
export const envSchema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  HOST: text.default("0.0.0.0"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Processes that share the port; more than one needs DATABASE_URL and REDIS_URL. */
  WORKERS: z.coerce.number().int().min(1, "must be at least 1").max(64, "must be at most 64").default(1),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal"]).default("info"),
  /** Embedded store, key file, demo data and file sources live here. */
  QUERENT_DATA_DIR: text.default("data").transform((folder) => (isAbsolute(folder) ? folder : resolve(folder))),
  /** The address people open; needed behind a proxy, for single sign-on and secure cookies. */
  QUERENT_URL: url("http:", "https:").optional(),
  QUERENT_SECRET: text
    .min(32, "must have at least 32 characters; make one with: openssl rand -base64 32")
    .refine((value) => new Set(value).size >= 10, "is too easy to guess; make one with: openssl rand -base64 32")
    .optional(),
  /** Still opens what it sealed; for the time in which a secret is changed. */
  QUERENT_SECRET_PREVIOUS: text
    .min(32, "must be a secret that was in force before, of at least 32 characters")
    .optional(),
  /** Seals and opens backups that are made and restored from the command line. */
  QUERENT_BACKUP_PASSPHRASE: text.min(12, "must have at least 12 characters").optional(),
  QUERENT_ADMIN_EMAIL: z.email().optional(),
  QUERENT_ADMIN_PASSWORD: text.min(10, "must have at least 10 characters").optional(),
  QUERENT_METRICS_TOKEN: text.min(16, "must have at least 16 characters").optional(),
  /** Days that the audit is kept. */
  QUERENT_AUDIT_DAYS: z.coerce
    .number()
    .int()
    .min(1, "must be at least 1")
    .max(36_500, "must be at most 36500")
    .default(365),
  /** What one process keeps in memory of what it has read and answered. **Units** MiB; 0: nothing, all comes from Redis. */
  QUERENT_CACHE_MIB: z.coerce
    .number()
    .int()
    .min(0, "must be at least 0")
    .max(16_384, "must be at most 16384")
    .default(64),
  /** Origins of other sites whose pages may call the API with a token. */
  QUERENT_ALLOWED_ORIGINS: originList.default([]),
  /** "allow": data sources and model endpoints may stand on private addresses without an admin's word. */
  QUERENT_PRIVATE_ADDRESSES: z.enum(["ask", "allow"], 'must be "ask" or "allow"').default("ask"),
  /** The Chromium that PDFs are made with, where it does not stand in a usual place. */
  QUERENT_CHROMIUM: text.optional(),
  /** "off": inside a container, whose engine forbids a browser to make a sandbox of its own and is one itself. */
  QUERENT_CHROMIUM_SANDBOX: z.enum(["on", "off"], 'must be "on" or "off"').default("on"),
  QUERENT_OIDC_ISSUER: url("https:", "http:").optional(),
  QUERENT_OIDC_CLIENT_ID: text.optional(),
  QUERENT_OIDC_CLIENT_SECRET: text.optional(),
  DATABASE_URL: url("mysql:").optional(),
  REDIS_URL: text.refine((value) => parseRedisAddress(value) !== null, redisAddressForms).optional(),
  /** A language model of another provider; those connected in the browser stand beside it. */
  QUERENT_MODEL_PROVIDER: z.enum(modelProviders, `must be one of ${modelProviders.join(", ")}`).optional(),
  /** The provider's name of the model. */
  QUERENT_MODEL: text.optional(),
  QUERENT_MODEL_KEY: text.optional(),
  /** Where the model is, if not at the provider's own address. */
  QUERENT_MODEL_URL: url("http:", "https:").optional(),
  DEEPSEEK_API_KEY: text.optional(),
  DEEPSEEK_BASE_URL: url("http:", "https:").default("https://api.deepseek.com"),
  DEEPSEEK_MODEL: text.default("deepseek-flash"),
  /** Where traces are sent, over HTTP with protobuf; without it there are none. */
  OTEL_EXPORTER_OTLP_ENDPOINT: url("http:", "https:").optional(),
  /** Sent with the traces, such as a key. Secret. */
  OTEL_EXPORTER_OTLP_HEADERS: text.optional(),
  OTEL_SERVICE_NAME: text.default("querent"),
  OTEL_TRACES_SAMPLER: z.enum(samplers, `must be one of ${samplers.join(", ")}`).default("parentbased_always_on"),
  /** Of the samplers with a ratio: the part of all traces that is kept. */
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0, "must be at least 0").max(1, "must be at most 1").default(1),
});

export type Env = z.infer<typeof envSchema>;

/** Names that other software reads from the same environment although they begin like ours. */
const prefix = "QUERENT_";
/** Read by test files alone: where the servers are that the integration tests may use. */
const testPrefix = "QUERENT_TEST_";

/** The environment holds what Querent cannot start with; the message names every such variable. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
}

/**
 * Parses an environment. An empty value counts as absent.
 * Fails: throws one EnvironmentError whose message has a line for every bad or unknown variable and says what to do.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const problems: string[] = Object.keys(given)
    .filter((name) => name.startsWith(prefix) && !name.startsWith(testPrefix) && !(name in envSchema.shape))
    .map((name) => `${name}: is not a setting of Querent; see .env.example for those that are`);
  const parsed = envSchema.safeParse(given);
  if (!parsed.success) {
    problems.push(...parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
  }
  if (parsed.success) problems.push(...modelProblems(parsed.data));
  if (problems.length > 0 || !parsed.success) {
    throw new EnvironmentError(`Querent cannot start with these environment variables:\n  ${problems.join("\n  ")}`);
  }
  return parsed.data;
}

/** What one variable of the model says of the others. */
function modelProblems(given: Env): string[] {
  const {
    QUERENT_MODEL_PROVIDER: provider,
    QUERENT_MODEL: model,
    QUERENT_MODEL_KEY: key,
    QUERENT_MODEL_URL: at,
  } = given;
  if (provider === undefined) {
    const alone = model ?? key ?? at;
    return alone === undefined
      ? []
      : [`QUERENT_MODEL_PROVIDER: must be set too, to one of ${modelProviders.join(", ")}`];
  }
  const problems = model === undefined ? [`QUERENT_MODEL: must name the model of ${provider}`] : [];
  if (provider === "openai-compatible") {
    if (at === undefined) problems.push("QUERENT_MODEL_URL: must say where the openai-compatible server is");
  } else if (key === undefined) problems.push(`QUERENT_MODEL_KEY: must hold the key for ${provider}`);
  return problems;
}

/** The environment of this process, parsed once at start. */
export const env: Env = parseEnv(process.env);

/**
 * next-auth reads its own address from the environment: the one people open where it is set, else the host each request names.
 * Trusting that host is safe: it comes back in the same visitor's redirects and nowhere else.
 */
process.env.AUTH_TRUST_HOST = "true";
if (env.QUERENT_URL === undefined) delete process.env.NEXTAUTH_URL;
else process.env.NEXTAUTH_URL = env.QUERENT_URL;

/** Hands Next the configuration that it was built with, by the way that its own standalone server does; it then reads no other. */
export function handOverNextConfig(config: Readonly<Record<string, unknown>>): void {
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
}
