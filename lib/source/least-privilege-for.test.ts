import { expect, it } from "vitest";
import { leastPrivilegeFor } from "./least-privilege-for";

const server = { host: "db", user: "ana", tls: "prefer" as const };

it("gives rights on the database that was named, not on those of like names", () => {
  const connection = { kind: "mysql" as const, ...server, port: 3306, database: "shop_1" };
  expect(leastPrivilegeFor(connection, "8.4.0")).toContain("GRANT SELECT, SHOW VIEW ON `shop\\_1`.* TO 'querent'@'%';");
  expect(leastPrivilegeFor(connection, "8.4.0")).not.toContain("MAX_STATEMENT_TIME");
  expect(leastPrivilegeFor(connection, "10.11.6-MariaDB")).toContain("MAX_STATEMENT_TIME");
});

it("names the database and each schema of PostgreSQL, in quotes where they need them", () => {
  const connection = {
    kind: "postgres" as const,
    ...server,
    port: 5432,
    database: 'Sales "EU"',
    schemas: ["crm", "Web"],
  };
  const sql = leastPrivilegeFor(connection, null);
  for (const part of [
    'DATABASE "Sales ""EU"""',
    "USAGE ON SCHEMA crm",
    'USAGE ON SCHEMA "Web"',
    'IN SCHEMA "Web" GRANT SELECT',
  ]) {
    expect(sql).toContain(part);
  }
  expect(sql).not.toMatch(/SCHEMA public|DATABASE shop/);
});

it("takes the right to write off files", () => {
  expect(leastPrivilegeFor({ kind: "duckdb", files: ["a.csv", "it's.csv"] }, null)).toBe(
    "chmod a-w 'a.csv'\nchmod a-w 'it'\\''s.csv'",
  );
});
