import type { SourceKind } from "@/lib/source/schema";

/** How an account is made that reads and nothing else. */
export type LeastPrivilege = {
  readonly engine: "MySQL" | "MariaDB" | "PostgreSQL" | "SQLite" | "DuckDB";
  readonly kind: SourceKind;
  /** To be run by an administrator of the database; null where a file has no accounts. */
  readonly sql: string | null;
};

// SHOW VIEW: without it the server explains no query on a view, and what it costs cannot be told before the run.
const mysqlGrants = `CREATE USER 'querent'@'%' IDENTIFIED BY 'choose-a-password';
-- All tables of one database, or one line for each table: GRANT SELECT ON shop.orders TO …
GRANT SELECT, SHOW VIEW ON shop.* TO 'querent'@'%';`;

/**
 * The account to give to Querent, engine by engine. `least-privilege.int.test.ts` makes each of them, asks with it and tries to
 * write with it.
 */
export const leastPrivileges: readonly LeastPrivilege[] = [
  {
    engine: "PostgreSQL",
    kind: "postgres",
    sql: `CREATE ROLE querent LOGIN PASSWORD 'choose-a-password'
  NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
ALTER ROLE querent SET default_transaction_read_only = on;
ALTER ROLE querent SET statement_timeout = '1h';
-- Needed up to PostgreSQL 14, where everybody may make tables in "public".
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT CONNECT ON DATABASE shop TO querent;
GRANT USAGE ON SCHEMA public TO querent;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO querent;
-- Tables made later, by the role that runs this line.
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO querent;`,
  },
  { engine: "MySQL", kind: "mysql", sql: mysqlGrants },
  {
    engine: "MariaDB",
    kind: "mysql",
    sql: `${mysqlGrants}
-- MariaDB ends the account's longer queries even if nobody asks it to.
ALTER USER 'querent'@'%' WITH MAX_STATEMENT_TIME 3600;`,
  },
  { engine: "SQLite", kind: "sqlite", sql: null },
  { engine: "DuckDB", kind: "duckdb", sql: null },
];
