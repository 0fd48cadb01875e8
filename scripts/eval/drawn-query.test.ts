import { expect, it } from "vitest";
import type { ResultColumn } from "@/lib/execute/schema";
import { binRows } from "./bin-rows";
import { chartName } from "./chart-name";
import { drawnQuery } from "./drawn-query";

it("selects what a chart is coloured by, once", () => {
  const { sql, addedCount } = drawnQuery("SELECT T1.year, COUNT(*) FROM t AS T1 GROUP BY kind, year", "sqlite", null);
  expect({ sql, addedCount }).toEqual({
    sql: "SELECT T1.year, COUNT(*), kind FROM t AS T1 GROUP BY kind, year",
    addedCount: 1,
  });
  const untouched = "SELECT a, b FROM t";
  expect(drawnQuery(untouched, "sqlite", null)).toEqual({ sql: untouched, addedCount: 0 });
  expect(drawnQuery("no SQL at all", "sqlite", null)).toEqual({ sql: "no SQL at all", addedCount: 0 });
});

it("groups by a time that is binned, and bins it in the rows", () => {
  const bin = { column: "day", unit: "WEEKDAY" } as const;
  expect(drawnQuery("SELECT day, COUNT(day) FROM t", "sqlite", bin).sql).toBe(
    "SELECT day, COUNT(day) FROM t GROUP BY day",
  );
  const column = (name: string, given: Partial<ResultColumn>): ResultColumn => ({
    ...{ name, label: name, type: "text", role: "category", unit: null, grain: null },
    ...given,
  });
  const result = {
    columns: [column("day", {}), column("n", { type: "integer", role: "measure", aggregate: "count" })],
    rows: [
      ["2025-01-06", 1],
      ["1/13/2025", 2],
      ["2025-01-07", 4],
      [null, 8],
    ],
    truncated: false,
  };
  expect(binRows(result, bin).rows).toEqual([
    ["Mon", 3],
    ["Tue", 4],
    [null, 8],
  ]);
  const years = binRows(result, { column: "T1.day", unit: "YEAR" });
  expect(years.rows).toEqual([
    [2025, 7],
    [null, 8],
  ]);
  expect(years.columns[0]).toMatchObject({ role: "time", grain: "year" });
});

it("names charts as the file does", () => {
  const spec = { version: 1, x: "a", y: ["b"], series: "c", stacked: false, horizontal: false, title: null } as const;
  expect(chartName({ ...spec, y: ["b"], type: "bar" }, "split")).toBe("Stacked Bar");
  expect(chartName({ ...spec, y: ["b"], type: "line" }, "split")).toBe("Grouping Line");
  expect(chartName({ ...spec, y: ["b"], type: "bar" }, "plain")).toBe("bar");
  expect(chartName({ ...spec, y: ["b"], series: null, type: "histogram" }, "split")).toBe("Bar");
  expect(chartName({ ...spec, y: ["b"], series: null, type: "pie" }, "split")).toBe("Pie");
});
