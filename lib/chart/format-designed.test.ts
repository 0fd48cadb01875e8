import { describe, expect, it } from "vitest";
import { measure } from "@/lib/chart/__fixtures__/results";
import { measureWriter } from "@/lib/chart/format-designed";
import { numberFormatSchema } from "@/lib/chart/options-schema";
import { thresholdAt } from "@/lib/chart/threshold-at";

const written = (value: number | string, given: object, unit: string | null = null) =>
  measureWriter(measure("m", { unit }), { format: numberFormatSchema.parse(given) }, "en").full(value);

describe("a format that a designer set", () => {
  it("writes shares, money, bytes and plain numbers", () => {
    expect(written(0.1234, { style: "percent", digits: 1 })).toBe("12.3%");
    expect(written(12.34, { style: "percent", digits: 1 }, "%")).toBe("12.3%");
    expect(written("1234.5", { style: "currency", currency: "EUR" })).toBe("€1,234.50");
    expect(written(1_500_000, { style: "bytes" })).toBe("1.5 MB");
    expect(written(5, { style: "number" }, "USD")).toBe("5");
  });

  it("writes durations by their two largest parts", () => {
    expect(written(5_000, { style: "duration" })).toBe("1 hr 23 min");
    expect(written(90, { style: "duration" }, "minutes")).toBe("1 hr 30 min");
    expect(written(3_599.9, { style: "duration" })).toBe("60 min");
    expect(written(12.34, { style: "duration" })).toBe("12.3 sec");
    expect(written(-86_400, { style: "duration" })).toBe("-1 day");
  });

  it("sets what stands before, behind and around", () => {
    expect(written(-1_234, { negative: "parentheses", prefix: "~", suffix: " pcs", digits: 0 })).toBe("(~1,234 pcs)");
    expect(written("-12.50", { negative: "parentheses" }, "USD")).toBe("($12.50)");
    expect(written(1_234_567, { compact: true }, "USD")).toBe("$1.23M");
  });

  it("leaves a column without a format to its unit, and its own format before that of the chart", () => {
    expect(measureWriter(measure("m", { unit: "USD" }), undefined, "en").short(1_234_567)).toBe("$1.23M");
    const own = { measures: { m: { format: numberFormatSchema.parse({ suffix: "!" }) } } };
    expect(
      measureWriter(measure("m"), { ...own, format: numberFormatSchema.parse({ suffix: "?" }) }, "en").full(1),
    ).toBe("1!");
  });
});

describe("the threshold of a value", () => {
  const thresholds = [
    { column: null, from: 0, colour: "bad", label: "" },
    { column: "m", from: 10, colour: "good", label: "" },
  ] as const;
  it("is the highest that it has reached, of those for its column", () => {
    expect(thresholdAt(10, "m", thresholds)?.colour).toBe("good");
    expect(thresholdAt(10, "other", thresholds)?.colour).toBe("bad");
    expect(thresholdAt(-1, "m", thresholds)).toBeNull();
  });
});
