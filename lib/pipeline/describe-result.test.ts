import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell, ResultColumn, ResultSet } from "@/lib/execute/schema";
import { answerTexts } from "./answer-texts";
import { inventedFigures } from "./check-figures";
import { describeResult } from "./describe-result";

const city = column("city", { type: "text", role: "category" });
const month = column("month", { type: "date", role: "time", grain: "month" });
const sales = column("sales", { type: "decimal", role: "measure" });
const count = column("orders", { type: "integer", role: "measure" });

function column(name: string, given: Partial<ResultColumn>): ResultColumn {
  return { name, label: name, type: "text", role: "category", unit: null, grain: null, ...given };
}

const isAdditive = ({ unit }: ResultColumn) => unit !== "%";

function say(columns: ResultColumn[], rows: Cell[][], truncated = false, locale: "en" | "zh" = "en"): string {
  const result: ResultSet = { columns, rows, truncated };
  return describeResult(result, answerTexts(locale), locale, isAdditive);
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
      /went from 5 \(.*Jan.*\) to 7 \(.*Mar.*\), up 40.0%; it was highest in .*Feb.* \(9\) and lowest in .*Jan.* \(5\)\./,
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
    expect(text).toBe(
      "sales is highest for Paris (10, 52.6% of the total) and lowest for Berlin (9) among the 2 shown.",
    );
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

describe("what is computed", () => {
  const rate = column("rate", { type: "decimal", role: "measure", unit: "%" });

  it("has no share where rows are no parts of a whole, or not all of them are there", () => {
    expect(
      say(
        [city, rate],
        [
          ["Berlin", 9],
          ["Paris", 10],
        ],
      ),
    ).not.toContain("of the total");
    expect(
      say(
        [city, count],
        [
          ["Berlin", -9],
          ["Paris", 10],
        ],
      ),
    ).not.toContain("of the total");
    expect(
      say(
        [city, count],
        [
          ["Berlin", 9],
          ["Paris", 10],
        ],
        true,
      ),
    ).not.toContain("of the total");
  });

  it("has no percent from nothing, nor of percents", () => {
    expect(
      say(
        [month, count],
        [
          ["2026-01-01", 0],
          ["2026-02-01", 5],
        ],
      ),
    ).not.toMatch(/up|down/);
    expect(
      say(
        [month, rate],
        [
          ["2026-01-01", 4],
          ["2026-02-01", 5],
        ],
      ),
    ).not.toMatch(/up|down/);
  });

  it("says which way it went, in both languages", () => {
    const rows = [
      ["2026-01-01", 8],
      ["2026-02-01", 5],
    ];
    expect(say([month, count], rows)).toContain("down 37.5%");
    expect(say([month, count], rows, false, "zh")).toContain("下降37.5%");
  });
});

const anyFigure = fc.integer({ min: -1e9, max: 1e9 });
const invented = (columns: ResultColumn[], rows: Cell[][], locale: "en" | "zh") => {
  const result: ResultSet = { columns, rows, truncated: false };
  return inventedFigures(say(columns, rows, false, locale), { result, isAdditive, said: [] });
};

it("says no figure that is not in the rows or computed from them: rankings", () => {
  const row = fc.tuple(fc.constantFrom("Berlin", "Paris", "Rome", "Oslo"), anyFigure);
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), fc.constantFrom("en", "zh"), (rows, locale) => {
      expect(invented([city, count], rows, locale)).toEqual([]);
      expect(say([city, count], rows)).toMatch(/\d/);
    }),
  );
});

it("says no figure that is not in the rows or computed from them: over time", () => {
  const months = fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(
      months,
      fc.array(anyFigure, { minLength: 12, maxLength: 12 }),
      fc.constantFrom("en", "zh"),
      (at, values, locale) => {
        const rows = at.map((one) => [`2026-${String(one + 1).padStart(2, "0")}-01`, values[one] ?? 0]);
        expect(invented([month, count], rows, locale)).toEqual([]);
      },
    ),
  );
});
