import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import { type Connection, connectionSchema } from "@/lib/source/schema";

const serverKinds: Record<string, "mysql" | "postgres"> = {
  "mysql:": "mysql",
  "mariadb:": "mysql",
  "postgres:": "postgres",
  "postgresql:": "postgres",
};

/**
 * Reads a connection as people write it on a command line. Anything it does not know is refused rather than passed to a driver.
 * **Fails** request/invalid.
 * **Example** `mysql://user:password@host:3306/shop?tls=require`, `postgres://user@host/shop?schemas=public,sales`,
 * `sqlite:shop.db`, `duckdb:orders.parquet,customers.csv`
 */
export function parseConnectionUrl(text: string): Result<Connection> {
  const file = /^(sqlite|duckdb):(?!\/\/)(.+)$/.exec(text);
  if (file !== null) {
    const [, kind, path = ""] = file;
    return checked(kind === "sqlite" ? { kind, file: path } : { kind, files: path.split(",") });
  }
  const url = URL.canParse(text) ? new URL(text) : null;
  const kind = url === null ? undefined : serverKinds[url.protocol];
  if (url === null || kind === undefined) {
    return invalid("must begin with mysql://, postgres://, sqlite: or duckdb:");
  }
  const options = Object.fromEntries(url.searchParams);
  const unknown = Object.keys(options).find((name) => name !== "tls" && !(name === "schemas" && kind === "postgres"));
  if (unknown !== undefined) return invalid(`has an option "${unknown}" that does not exist`);
  try {
    return checked({
      kind,
      host: url.hostname.replace(/^\[|\]$/g, ""),
      ...(url.port === "" ? {} : { port: Number(url.port) }),
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      database: decodeURIComponent(url.pathname.slice(1)),
      ...(options.tls === undefined ? {} : { tls: options.tls }),
      ...(options.schemas === undefined ? {} : { schemas: options.schemas.split(",") }),
    });
  } catch {
    // decodeURIComponent throws on a percent sign that starts no escape; nothing else here does.
    return invalid("has a % that is not followed by two hexadecimal digits; write % itself as %25");
  }
}

function checked(connection: unknown): Result<Connection> {
  const parsed = connectionSchema.safeParse(connection);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  return invalid(`${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`);
}

function invalid(problem: string) {
  return refuse("request/invalid", { field: "url", problem });
}
