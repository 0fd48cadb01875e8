import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatValue } from "@/lib/chart/format-value";
import type { Cell, ResultColumn, ResultSet } from "@/lib/execute/schema";
import { answerTexts } from "./answer-texts";
import { describeResult } from "./describe-result";

const city = column("city", { type: "text", role: "category" });
const month = column("month", { type: "date", role: "time", grain: "month" });
const sales = column("sales", { type: "decimal", role: "measure" });
const count = column("orders", { type: "integer", role: "measure" });

function column(name: string, given: Partial<ResultColumn>): ResultColumn {
  return { name, label: name, type: "text", role: "category", unit: null, grain: null, ...given };
}

function say(columns: ResultColumn[], rows: Cell[][], truncated = false, locale: "en" | "zh" = "en"): string {
  const result: ResultSet = { columns, rows, truncated };
  return describeResult(result, answerTexts(locale), locale);
}

describe("one sentence with the figures", () => {
  it("says that nothing matches", () => {
    expect(say([sales], [])).toBe("Nothing in the data matches this question.");
  });

  it("gives the single figure", () => {
    expect(say([count], [[1204]])).toBe("orders: 1,204.");
  });

  it("gives the figures of a single row with its name", () => {
    expect(say([city, count, sales], [["Berlin", 3, "1.50"]])).toBe("Berlin – orders: 3; sales: 1.5.");
  });

  it("tells a trend by time, whatever the order of the rows", () => {
    const text = say(
      [month, count],
      [
        ["2026-03-01", 7],
        ["2026-01-01", 5],
        ["2026-02-01", 9],
      ],
    );
    expect(text).toMatch(
      /went from 5 \(.*Jan.*\) to 7 \(.*Mar.*\); it was highest in .*Feb.* \(9\) and lowest in .*Jan.* \(5\)\./,
    );
  });

  it("ranks names, comparing DECIMAL strings as numbers", () => {
    const text = say(
      [city, sales],
      [
        ["Berlin", "9.00"],
        ["Paris", "10.00"],
      ],
    );
    expect(text).toBe("sales is highest for Paris (10) and lowest for Berlin (9) among the 2 shown.");
  });

  it("skips nulls and never calls them zero", () => {
    const text = say(
      [city, count],
      [
        ["Berlin", null],
        ["Paris", 4],
        ["Rome", 6],
      ],
    );
    expect(text).toContain("lowest for Paris (4)");
  });

  it("lists a few names and counts many", () => {
    expect(say([city], [["Berlin"], ["Paris"]])).toBe("2 rows: Berlin, Paris.");
    expect(
      say(
        [city],
        Array.from({ length: 6 }, (_, index) => [`city ${index}`]),
      ),
    ).toBe("6 rows.");
  });

  it("admits when there was more", () => {
    expect(say([city], [["Berlin"], ["Paris"]], true)).toContain("only the first 2 rows");
  });

  it("speaks Chinese", () => {
    expect(say([count], [[12]], false, "zh")).toBe("orders：12。");
  });
});

it("says no figure that is not in the rows", () => {
  const row = fc.tuple(fc.constantFrom("Berlin", "Paris", "Rome", "Oslo"), fc.integer({ min: -1e9, max: 1e9 }));
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
      const allowed = new Set(rows.map(([, value]) => formatValue(value, count, "en")));
      allowed.add(formatValue(rows.length, count, "en"));
      const said = say([city, count], rows).match(/[-−]?\d[\d,.]*\d|[-−]?\d/g) ?? [];
      return said.length > 0 && said.every((figure) => allowed.has(figure));
    }),
  );
});
