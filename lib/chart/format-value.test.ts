import { describe, expect, it } from "vitest";
import { column, measure, time } from "@/lib/chart/__fixtures__/results";
import { formatNumber } from "@/lib/chart/format-number";
import { columnFractionDigits, formatValue } from "@/lib/chart/format-value";
import { axisValueFormatter } from "@/lib/chart/option-parts";
import type { TimePart } from "@/lib/execute/schema";

describe("formatValue", () => {
  it("writes money, shares and plain units with their unit", () => {
    expect(formatValue("1234.5", measure("price", { unit: "USD" }), "en")).toBe("$1,234.50");
    expect(formatValue("1200", measure("price", { unit: "EUR" }), "en")).toBe("€1,200");
    expect(formatValue("12.345", measure("share", { unit: "%" }), "en")).toBe("12.35%");
    expect(formatValue("3", measure("delay", { unit: "days" }), "en")).toBe("3 days");
  });

  it("keeps every digit of a decimal that no float could hold", () => {
    expect(formatValue("12345678901234567890.12", measure("total"), "en")).toBe("12,345,678,901,234,567,890.12");
  });

  it("tells null, zero and an empty text apart", () => {
    expect(formatValue(null, measure("total"), "en")).toBe("—");
    expect(formatValue("0", measure("total"), "en")).toBe("0");
    expect(formatValue("", column("name"), "en")).toBe("");
  });

  it("does not group the digits of identifiers", () => {
    expect(formatValue(10248, column("id", { type: "integer", role: "key" }), "en")).toBe("10248");
  });

  it("names periods by their grain, in UTC", () => {
    expect(formatValue("2025-03-01", time("m", "month"), "en")).toBe("Mar 2025");
    expect(formatValue("2025-04-01", time("q", "quarter"), "en")).toBe("Q2 2025");
    expect(formatValue("2025-04-01", time("q", "quarter"), "zh")).toBe("2025年第2季度");
    expect(formatValue("2025-01-01T00:00:00.000Z", time("y", "year"), "en")).toBe("2025");
    expect(formatValue("2025-01-06", time("w", "week"), "en")).toBe("Jan 6 – 12, 2025");
  });

  it("names parts of times in the reader's language, and leaves a number that is no such part", () => {
    const part = (name: TimePart) => column(name, { type: "integer", part: name });
    expect(formatValue(14, part("hour_of_day"), "en")).toBe("14:00");
    expect([1, 7].map((day) => formatValue(day, part("day_of_week"), "en"))).toEqual(["Monday", "Sunday"]);
    expect(formatValue("1", part("day_of_week"), "zh")).toBe("星期一");
    expect([3, "12"].map((month) => formatValue(month, part("month_of_year"), "en"))).toEqual(["March", "December"]);
    expect(formatValue(3, part("month_of_year"), "zh")).toBe("3月");
    expect([formatValue(2, part("quarter_of_year"), "en"), formatValue(2, part("quarter_of_year"), "zh")]).toEqual([
      "Q2",
      "第2季度",
    ]);
    expect(formatValue(13, part("month_of_year"), "en")).toBe("13");
  });

  it("leaves a time that is none as it is", () => {
    expect(formatValue("soon", time("m", "month"), "en")).toBe("soon");
  });
});

describe("formatNumber", () => {
  it("shortens by thousands in English and by ten thousands in Chinese", () => {
    const compact = { unit: null, compact: true };
    expect(formatNumber(1_234_567, compact, "en")).toBe("1.23M");
    expect(formatNumber(1_200_000, compact, "zh")).toBe("120万");
    expect(formatNumber(123_456_789, compact, "zh")).toBe("1.23亿");
    expect(formatNumber(1_234, compact, "zh")).toBe("1,234");
    expect(formatNumber(1_500_000, { unit: "USD", compact: true }, "en")).toBe("$1.5M");
  });
});

describe("units", () => {
  const write = (value: number | string, unit: string, locale: "en" | "zh" = "en", compact = false) =>
    formatNumber(value, { unit, compact }, locale);

  it("gives each currency the sign of the reader's language and its own cents", () => {
    expect([write(1200, "USD"), write(1200, "CNY"), write(1200, "JPY")]).toEqual(["$1,200", "CN¥1,200", "¥1,200"]);
    expect([write(1200, "USD", "zh"), write(1200, "CNY", "zh"), write(1200, "JPY", "zh")]).toEqual([
      "US$1,200",
      "¥1,200",
      "JP¥1,200",
    ]);
    expect([write("12.5", "EUR"), write("12.5", "JPY")]).toEqual(["€12.50", "¥13"]);
    expect(write(-1234.5, "USD")).toBe("-$1,234.50");
    expect([write(123_456_789, "CNY", "zh", true), write(-2_500_000, "USD", "en", true)]).toEqual([
      "¥1.23亿",
      "-$2.5M",
    ]);
  });

  it("says times in the reader's words", () => {
    expect([write(1, "days"), write(3, "days"), write(3, "days", "zh")]).toEqual(["1 day", "3 days", "3天"]);
    expect([write("1.5", "hours"), write(90, "minutes", "zh"), write(12, "ms")]).toEqual([
      "1.5 hours",
      "90分钟",
      "12 ms",
    ]);
  });

  it("counts bytes in full and shortens them by size", () => {
    expect([write(1536, "bytes"), write(1536, "bytes", "en", true), write(0, "bytes", "en", true)]).toEqual([
      "1,536 bytes",
      "1.54 KB",
      "0 bytes",
    ]);
    expect([write(2_400, "MB", "en", true), write(5, "bytes", "zh")]).toEqual(["2.4 GB", "5 字节"]);
  });

  it("puts other units behind the number, Chinese counting words without a space", () => {
    expect([write(5, "kg"), write(5, "km/h", "zh"), write(5, "件", "zh")]).toEqual(["5 kg", "5 km/h", "5件"]);
  });

  it("keeps exact decimals exact and rounds nothing to minus nothing", () => {
    expect(write("12345678901234567890.12", "USD")).toBe("$12,345,678,901,234,567,890.12");
    expect(formatNumber(-0.001, { unit: null, fractionDigits: 1 }, "en")).toBe("0.0");
  });

  it("names short units on axes and leaves long words to the tooltip", () => {
    expect(axisValueFormatter("kg", "en")(1_500)).toBe("1.5K kg");
    expect(axisValueFormatter("days", "en")(1_500)).toBe("1.5K");
    expect(axisValueFormatter("bytes", "en")(2_000_000)).toBe("2 MB");
    expect(axisValueFormatter("CNY", "zh")(30_000)).toBe("¥3万");
  });
});

describe("columnFractionDigits", () => {
  it("gives all cells of a column the digits that the finest needs, at most two", () => {
    expect(columnFractionDigits(measure("a"), ["1", "2", null])).toBe(0);
    expect(columnFractionDigits(measure("a"), ["1.5", "2"])).toBe(1);
    expect(columnFractionDigits(measure("a"), ["1.525", "2"])).toBe(2);
    expect(columnFractionDigits(measure("a", { unit: "USD" }), ["1.5", "2"])).toBe(2);
    expect(columnFractionDigits(measure("a", { unit: "JPY" }), ["1.5", "2"])).toBe(0);
    expect(columnFractionDigits(column("id", { type: "integer", role: "key" }), ["1"])).toBeNull();
  });
});
