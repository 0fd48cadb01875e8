import { describe, expect, it } from "vitest";
import { namedChart, readChartIntent } from "@/lib/chart/chart-intent";

describe("namedChart", () => {
  it.each([
    ["sales by month as a line chart", "line"],
    ["Plot revenue with a trend line", "line"],
    ["time series plot of orders", "line"],
    ["stacked bar chart of orders by store", "bar"],
    ["draw horizontal bars for each city", "bar"],
    ["column-chart of profit", "bar"],
    ["scatterplot of price and weight", "scatter"],
    ["a bubble chart of price and weight", "scatter"],
    ["share of each region in a donut", "pie"],
    ["Pie: orders by status", "pie"],
    ["histogram of delivery days", "histogram"],
    ["heat map of orders by weekday and hour", "heatmap"],
    ["show the sales funnel", "funnel"],
    ["a waterfall of profit by step", "waterfall"],
    ["revenue and orders as a combo chart", "combination"],
    ["收入与订单数的双轴图", "combination"],
    ["stacked area chart of sales", "area"],
    ["customers as a table", "table"],
    ["用折线图显示每月销售额", "line"],
    ["各城市订单数的柱状图", "bar"],
    ["各品类占比饼图", "pie"],
    ["价格与销量的散点图", "scatter"],
    ["订单金额的直方图", "histogram"],
    ["星期与小时的热力图", "heatmap"],
    ["转化漏斗图", "funnel"],
  ])("finds the chart in %j", (text, type) => {
    expect(namedChart(text)).toBe(type);
  });

  it.each([
    "number of bars in each city",
    "products in the line 'Outdoor'",
    "list the names of all customers",
    "revenue by area",
    "how many tables are booked",
    "columns sold per day",
    "sales by product lines",
    "plot area against population",
  ])("takes the words of %j for data", (text) => {
    expect(namedChart(text)).toBeNull();
  });
});

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
});
