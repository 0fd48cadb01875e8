import { describe, expect, it } from "vitest";
import { column, english, measure, result, time } from "./__fixtures__/results";
import { blankChart } from "./fit";
import { chartOptionsSchema } from "./options-schema";
import { leaves, type PivotChart, type PivotNode, preparePivot } from "./prepare-pivot";

const sales = result(
  [column("region"), column("city"), time("month"), measure("revenue", { unit: "USD", aggregate: "sum" })],
  [
    ["North", "Oslo", "2025-02-01", "10.5"],
    ["North", "Oslo", "2025-01-01", "4"],
    ["North", "Bergen", "2025-01-01", null],
    ["South", "Rome", "2025-02-01", "20"],
    ["South", null, "2025-02-01", "-5"],
  ],
);

function pivot(given: object, of = sales): PivotChart {
  const options = chartOptionsSchema.parse({ pivot: { rows: [], columns: [], values: [], ...given } });
  const prepared = preparePivot(of, { ...blankChart, type: "pivot", x: "region", y: ["revenue"], options }, english);
  if (prepared.kind !== "pivot") throw new Error("It is shown as a table.");
  return prepared;
}
const labels = (nodes: readonly PivotNode[]): unknown[] =>
  nodes.map(({ label, children }) => (children.length === 0 ? label : [label, labels(children)]));

describe("preparePivot", () => {
  const byCity = pivot({
    rows: ["region", "city"],
    columns: ["month"],
    values: [
      { column: "revenue", total: "sum" },
      { column: "revenue", total: "count" },
    ],
  });

  it("puts times in order, texts as the query had them, and names what has no name", () => {
    expect(labels(byCity.rows)).toEqual([
      ["North", ["Oslo", "Bergen"]],
      ["South", ["Rome", "(empty)"]],
    ]);
    expect(labels(byCity.columns)).toEqual(["Jan 2025", "Feb 2025"]);
  });

  it("adds up each place, each heading above it and the whole", () => {
    const [north, south] = byCity.rows;
    const [january, february] = byCity.columns;
    const { figures } = byCity;
    expect(figures(north?.children[0]?.key ?? "?", january?.key ?? "?", 0)).toBe(4);
    expect(figures(north?.key ?? "?", "", 0)).toBe(14.5);
    expect(figures(south?.key ?? "?", february?.key ?? "?", 0)).toBe(15);
    expect(figures("", february?.key ?? "?", 0)).toBe(25.5);
    expect(figures("", "", 0)).toBe(29.5);
  });

  it("tells a place without rows from one without a number", () => {
    const [north, south] = byCity.rows;
    const january = byCity.columns[0]?.key ?? "?";
    expect(byCity.figures(south?.key ?? "?", january, 0)).toBeUndefined();
    expect(byCity.figures(north?.children[1]?.key ?? "?", january, 0)).toBeNull();
    expect(byCity.figures(north?.children[1]?.key ?? "?", january, 1)).toBe(0);
    expect(byCity.values[0]?.write(null)).toBe("—");
  });

  it("averages over values, not over places", () => {
    const { figures, rows } = pivot({ values: [{ column: "revenue", total: "average" }] });
    expect(rows.map(({ key }) => figures(key, "", 0))).toEqual([7.25, 7.5]);
  });

  it("says how many columns it leaves out", () => {
    const rows = Array.from({ length: 100 }, (_, at) => [`r${at % 3}`, `c${at}`, at]);
    const wide = result([column("r"), column("c"), measure("n", { aggregate: "sum" })], rows);
    const { columns, cap } = pivot({ rows: ["r"], columns: ["c"], values: [{ column: "n", total: "sum" }] }, wide);
    expect(leaves(columns)).toHaveLength(60);
    expect(cap).toEqual({ shown: 60, total: 100 });
  });

  it("is a table where there is nothing to count", () => {
    expect(preparePivot(sales, { ...blankChart, type: "pivot", x: "region" }, english)).toEqual({ kind: "table" });
  });
});
