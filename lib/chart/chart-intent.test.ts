import { describe, expect, it } from "vitest";
import { readChartIntent } from "@/lib/chart/chart-intent";

describe("readChartIntent", () => {
  it("takes the word of the engine where the question names nothing", () => {
    expect(readChartIntent("sales by store", "pie").named).toBe("pie");
    expect(readChartIntent("sales by store", "bar chart").named).toBe("bar");
    expect(readChartIntent("sales by store as a line chart", "bar").named).toBe("line");
    expect(readChartIntent("sales by store", "number").named).toBe("number");
    expect(readChartIntent("sales by store", null).named).toBeNull();
  });

  it("hears shares, relations, courses, spreads and ranks in both languages", () => {
    expect(readChartIntent("market share by brand", null).shares).toBe(true);
    expect(readChartIntent("各品牌占比", null).shares).toBe(true);
    expect(readChartIntent("does price depend on weight", null).relation).toBe(true);
    expect(readChartIntent("价格与重量的关系", null).relation).toBe(true);
    expect(readChartIntent("how did prices evolve", null).course).toBe(true);
    expect(readChartIntent("distribution of prices", null).distribution).toBe(true);
    expect(readChartIntent("价格分布", null).distribution).toBe(true);
    expect(readChartIntent("top 5 stores", null).ranking).toBe(true);
    expect(readChartIntent("conversion by stage", null).steps).toBe(true);
  });

  it.each([
    ["flow of parcels from depot to town", "flow"],
    ["旅客从出发地流向目的地", "flow"],
    ["revenue around the world", "place"],
    ["销售额的地理分布", "place"],
    ["calls against their target", "target"],
    ["各部门目标完成率", "target"],
    ["stock by category and its subcategories", "nested"],
    ["各品类及下级品类的库存", "nested"],
    ["compare the teams on several criteria", "criteria"],
    ["gains and losses by product", "gains"],
    ["各产品盈亏", "gains"],
    ["which days were busy", "days"],
    ["orders for every day of the year", "days"],
    ["100% stacked bars of orders", "percent"],
    ["orders by status in a donut", "ring"],
  ] as const)("hears in %j that it is about %s", (question, about) => {
    expect(readChartIntent(question, null)[about]).toBe(true);
    expect(readChartIntent("revenue by store", null)[about]).toBe(false);
  });
});
