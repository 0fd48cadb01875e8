import { describe, expect, it } from "vitest";
import { keepChart } from "./keep-chart";
import type { ChartSpec } from "./schema";

const spec = (type: ChartSpec["type"], given: Partial<ChartSpec> = {}): ChartSpec => ({
  ...{ version: 1, type, x: "city", y: ["total"], series: null, stacked: false, horizontal: false, title: null },
  ...given,
});
const other = (type: ChartSpec["type"]) => ({ ...spec(type), reason: "exact" });
const column = (name: string) =>
  ({ name, label: name, type: "text", role: "category", unit: null, grain: null }) as const;
const result = { columns: [column("city"), column("total")] };
const recommendation = { spec: spec("bar"), reason: "compare", alternatives: [other("pie"), other("table")] };

describe("a chart that a person chose", () => {
  it("comes first, and what was recommended stays within reach", () => {
    expect(keepChart(recommendation, spec("pie"), result)).toEqual({
      spec: spec("pie"),
      reason: "chosen",
      alternatives: [{ ...spec("bar"), reason: "compare" }, other("table")],
    });
    expect(keepChart(recommendation, spec("pie"), result, "remembered").reason).toBe("remembered");
  });

  it("keeps how it was set", () => {
    const lying = spec("bar", { horizontal: true });
    expect(keepChart(recommendation, lying, result).spec).toEqual(lying);
  });

  it.each([
    ["does not fit these rows", spec("line")],
    ["needs a column that is gone", spec("pie", { x: "town" })],
    ["was never chosen", null],
  ])("gives way when it %s", (_why, chosen) => {
    expect(keepChart(recommendation, chosen, result)).toBe(recommendation);
  });
});
