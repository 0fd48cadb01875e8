import { describe, expect, it } from "vitest";
import { goldRows } from "./gold-query";

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
