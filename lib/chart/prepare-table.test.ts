import { describe, expect, it } from "vitest";
import { column, measure, result } from "./__fixtures__/results";
import { chartOptionsSchema } from "./options-schema";
import { prepareTable } from "./prepare-table";

const shops = result(
  [column("city"), measure("revenue", { unit: "USD", aggregate: "sum" }), measure("rating", { aggregate: "avg" })],
  [
    ["Oslo", "1200.5", 4.25],
    ["Rome", null, 3],
    ["Bonn", "-300", null],
  ],
);
const options = (table: unknown, more = {}) => chartOptionsSchema.parse({ ...more, table });

describe("prepareTable", () => {
  it("shows every column as it comes while nobody has designed the table", () => {
    const { columns, hasTotals } = prepareTable(shops, undefined, "en");
    expect(columns.map(({ label, align }) => [label, align])).toEqual([
      ["city", "left"],
      ["revenue", "right"],
      ["rating", "right"],
    ]);
    expect(columns[1]?.text("1200.5")).toBe("$1,200.50");
    expect(hasTotals).toBe(false);
  });

  it("keeps the designer's order and names, hides what they hid, and shows columns that the query has gained since", () => {
    const table = options({
      columns: [{ name: "rating", label: "Stars" }, { name: "city", hidden: true }, { name: "gone" }],
    });
    const { columns } = prepareTable(shops, table, "en");
    expect(columns.map(({ label, index }) => [label, index])).toEqual([
      ["Stars", 2],
      ["revenue", 1],
    ]);
  });

  it("adds up all rows without nulls, and only what may be added up", () => {
    const { columns } = prepareTable(shops, options({ totals: true }), "en");
    expect(columns.map(({ total }) => total?.text ?? null)).toEqual([null, "$900.50", null]);
  });

  it("totals a column as the designer chose", () => {
    const columns = [
      { name: "city", total: "count" },
      { name: "revenue", total: "maximum" },
      { name: "rating", total: "average" },
    ];
    const prepared = prepareTable(shops, options({ totals: true, columns }), "zh");
    expect(prepared.columns.map(({ total }) => total?.text)).toEqual(["3", "US$1,200.50", "3.63"]);
  });

  it("has no total of a column without a value", () => {
    const empty = result([measure("m")], [[null]]);
    const { columns } = prepareTable(empty, options({ totals: true, columns: [{ name: "m", total: "sum" }] }), "en");
    expect(columns[0]?.total?.text).toBe("—");
  });

  it("measures bars from zero and scales from the smallest value", () => {
    const columns = [
      { name: "revenue", cell: "bar" },
      { name: "rating", cell: "scale" },
      { name: "city", cell: "bar" },
    ];
    const prepared = prepareTable(shops, options({ columns }), "en");
    expect(prepared.columns.map(({ look }) => look)).toEqual([
      { kind: "bar", min: -300, max: 1200.5 },
      { kind: "scale", min: 3, max: 4.25 },
      { kind: "plain" },
    ]);
  });

  it("writes numbers in a column's own format, else in that of the chart, and texts as they are", () => {
    const columns = [
      { name: "rating", format: { style: "percent" } },
      { name: "revenue", format: { compact: true } },
    ];
    const { columns: prepared } = prepareTable(shops, options({ columns }, { format: { digits: 0 } }), "en");
    expect(prepared.map(({ text }) => [text(0.123), text("abc"), text(null)])).toEqual([
      ["12.3%", "abc", "—"],
      ["$0.123", "abc", "—"],
      ["0.123", "abc", "—"],
    ]);
  });
});
