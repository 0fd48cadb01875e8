import { describe, expect, it } from "vitest";
import { differenceFrom, hasTopLevelOrder } from "./judge";

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

describe("differenceFrom", () => {
  const gold = (ordered: boolean) => ({
    rows: [
      ["a", 1],
      ["b", 2],
    ],
    ordered,
  });

  it("finds none where rows and columns merely stand in another order", () => {
    expect(
      differenceFrom(gold(false), [
        [2, "b"],
        [1, "a"],
      ]),
    ).toBeNull();
    expect(
      differenceFrom(gold(true), [
        [1, "a"],
        [2, "b"],
      ]),
    ).toBeNull();
  });

  it("names the plainest difference", () => {
    expect(differenceFrom(gold(false), [["a", 1]])).toEqual({ kind: "rows", expected: 2, got: 1 });
    expect(differenceFrom(gold(false), [["a"], ["b"]])).toEqual({ kind: "columns", expected: 2, got: 1 });
    expect(
      differenceFrom(gold(true), [
        ["b", 2],
        ["a", 1],
      ]),
    ).toEqual({ kind: "order" });
    expect(
      differenceFrom(gold(true), [
        ["a", 1],
        ["b", 3],
      ]),
    ).toEqual({ kind: "values" });
  });
});
