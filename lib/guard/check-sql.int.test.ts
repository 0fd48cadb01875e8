import { DatabaseSync } from "node:sqlite";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPolicy } from "@/lib/semantic/access-policy";
import { readCases } from "./__fixtures__/read-cases";
import { shopModel, shopStatements } from "./__fixtures__/shop-model";
import { checkSql } from "./check-sql";

const accepted = readCases().filter((item) => item.expected === "accepted");
const ofKind = (kind: string) => accepted.filter((item) => item.kind === kind);

/** The text that may run, with the number of columns that the guard says it has. */
function checkedCase(sql: string, kind: "sqlite" | "duckdb") {
  const checked = checkSql(sql, { policy: openPolicy, model: shopModel(kind), rowCountMax: 100 });
  if (!checked.ok) throw new Error(`${checked.error.code}: ${sql}`);
  return checked.value;
}

describe("accepted cases on SQLite", () => {
  const db = new DatabaseSync(":memory:");
  beforeAll(() => {
    for (const statement of shopStatements) db.exec(statement);
  });
  afterAll(() => db.close());

  for (const { title, sql } of ofKind("sqlite")) {
    it(`run: ${title}`, () => {
      const checked = checkedCase(sql, "sqlite");
      const statement = db.prepare(checked.text);
      expect(statement.columns().map(({ name }) => name)).toEqual(checked.columns.map((column) => column.name));
      statement.all(); // names are known before the first row; that it runs is shown by its rows
    });
  }
});

describe("accepted cases on DuckDB", () => {
  let connection: Awaited<ReturnType<DuckDBInstance["connect"]>>;
  beforeAll(async () => {
    connection = await (await DuckDBInstance.create(":memory:")).connect();
    for (const statement of shopStatements) await connection.run(statement);
  });
  afterAll(() => connection.closeSync());

  for (const { title, sql } of ofKind("duckdb")) {
    it(`run: ${title}`, async () => {
      const checked = checkedCase(sql, "duckdb");
      const result = await connection.runAndReadAll(checked.text);
      expect(result.columnNames()).toEqual(checked.columns.map((column) => column.name));
    });
  }
});
