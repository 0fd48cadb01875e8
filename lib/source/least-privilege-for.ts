import { leastPrivileges } from "@/lib/source/least-privilege";
import type { ConnectionEdit } from "@/lib/source/schema";

const plainName = /^[a-z_][a-z0-9_]*$/;
const shellQuoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

function postgresName(name: string): string {
  return plainName.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** In a grant on a database, MySQL takes _ and % for wildcards: the right would reach databases of like names. */
function mysqlPattern(database: string): string {
  return /^[a-z0-9]+$/i.test(database)
    ? database
    : `\`${database.replaceAll(/[\\_%]/g, "\\$&").replaceAll("`", "``")}\``;
}

/**
 * The documented account of `least-privilege.ts` with the names of a source that is connected already; for files, the shell's
 * command that takes away the right to write.
 */
export function leastPrivilegeFor(connection: ConnectionEdit, serverVersion: string | null): string {
  switch (connection.kind) {
    case "mysql": {
      const engine = /mariadb/i.test(serverVersion ?? "") ? "MariaDB" : "MySQL";
      return documented(engine).replaceAll(/\bshop(?=\.)/g, () => mysqlPattern(connection.database));
    }
    case "postgres":
      return documented("PostgreSQL")
        .split("\n")
        .flatMap((line) => inEachSchema(line, connection.schemas))
        .join("\n")
        .replaceAll("DATABASE shop", () => `DATABASE ${postgresName(connection.database)}`);
    case "sqlite":
      return `chmod a-w ${shellQuoted(connection.file)}`;
    case "duckdb":
      return connection.files.map((file) => `chmod a-w ${shellQuoted(file)}`).join("\n");
  }
}

function documented(engine: (typeof leastPrivileges)[number]["engine"]): string {
  return leastPrivileges.find((one) => one.engine === engine)?.sql ?? "";
}

function inEachSchema(line: string, schemas: readonly string[]): string[] {
  if (!line.includes("IN SCHEMA public") && !line.includes("ON SCHEMA public")) return [line];
  return schemas.map((schema) => line.replace("SCHEMA public", () => `SCHEMA ${postgresName(schema)}`));
}
