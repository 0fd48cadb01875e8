import { describe, expect, it } from "vitest";
import { goldRows, hasTopLevelOrder } from "./gold-query";

describe("hasTopLevelOrder", () => {
  it.each([
    ["SELECT a FROM t ORDER BY a", "sqlite"],
    ["WITH x AS (SELECT 1 AS a) SELECT a FROM x ORDER BY a DESC LIMIT 3", "mysql"],
    ["SELECT a FROM t UNION SELECT b FROM u ORDER BY 1", "duckdb"],
    ["(SELECT a FROM t ORDER BY a LIMIT 1)", "postgres"],
    ["SELECT DATE_TRUNC('month', d)::date FROM t ORDER BY 1 NULLS LAST", "postgres"],
    ["SELECT CASE WHEN FROM t ORDER BY a;", "sqlite"], // no tree in any spelling
  ] as const)("is true for %s", (sql, kind) => {
    expect(hasTopLevelOrder(sql, kind)).toBe(true);
  });

  it.each([
    ["SELECT a FROM t", "sqlite"],
    ["WITH x AS (SELECT a FROM t ORDER BY a LIMIT 3) SELECT a FROM x", "mysql"],
    ["SELECT a FROM (SELECT a FROM t ORDER BY a LIMIT 3) AS x", "sqlite"],
    ["SELECT a FROM t WHERE b = (SELECT c FROM u ORDER BY d LIMIT 1)", "postgres"],
    ["SELECT a, RANK() OVER (ORDER BY b) FROM t", "duckdb"],
    ["SELECT a FROM t WHERE b = 'ORDER BY a'", "sqlite"],
    ["SELECT CASE WHEN FROM (SELECT a FROM t ORDER BY a)", "sqlite"],
  ] as const)("is false for %s", (sql, kind) => {
    expect(hasTopLevelOrder(sql, kind)).toBe(false);
  });
});

describe("goldRows", () => {
  const onlyPostgres = async (sql: string) => (sql.includes("`") ? "a syntax error" : [[sql]]);

  it("runs a query as it is written, and one in MySQL's spelling as the engine spells it", async () => {
    expect(await goldRows('SELECT "a" FROM t', "postgres", onlyPostgres)).toEqual([['SELECT "a" FROM t']]);
    expect(await goldRows("SELECT `a` FROM t", "postgres", onlyPostgres)).toEqual([['SELECT "a" FROM t']]);
  });

  it("tells the first reason when neither spelling runs", async () => {
    expect(await goldRows("SELECT `a` FROM t", "postgres", async (sql) => `no: ${sql}`)).toBe("no: SELECT `a` FROM t");
  });
});
