import { describe, expect, it } from "vitest";
import { composeDashboard } from "@/lib/dashboard/design/compose/compose-dashboard";
import { rowsOfWidgets } from "@/lib/dashboard/design/wish/named-widgets";
import { readWish } from "@/lib/dashboard/design/wish/read-wish";
import { demoShopModel } from "@/lib/nl2sql/__fixtures__/demo-shop-model";

const model = demoShopModel();
const composed = composeDashboard(model, {
  templateId: "overview",
  entity: null,
  locale: "en",
  now: new Date("2024-06-20T00:00:00Z"),
});
if (!composed.ok) throw new Error("nothing was composed");
const { config } = composed.value;
const read = (wish: string) => readWish(wish, { config, model });
const rows = rowsOfWidgets(config);

describe("a wish", () => {
  it.each([
    ["a sales overview for store managers", "overview"],
    ["dashboard of revenue over time", "course"],
    ["为门店经理做一个销售总览", "overview"],
    ["a breakdown dashboard of orders", "breakdown"],
  ])("%j asks for a whole dashboard", (wish, templateId) => {
    expect(read(wish)).toMatchObject({ compose: { templateId }, acts: [] });
  });

  it("is about the table that it names", () => {
    expect(read("a returns overview").compose).toEqual({ templateId: "entity", entity: "returns" });
    expect(read("dashboard about customers").compose).toEqual({ templateId: "entity", entity: "customers" });
    expect(read("客户看板").compose).toMatchObject({ entity: "customers" });
  });

  it.each([
    ["add revenue by region", "revenue by region", null],
    ["Add a table of the newest returns", "table of the newest returns", null],
    ["add number of customers to the second row", "number of customers", 2],
    ["添加每月的收入", "每月的收入", null],
    ["revenue by month", "revenue by month", null],
  ])("%j asks a question", (wish, question, row) => {
    expect(read(wish).acts).toMatchObject([{ do: "add", question, row }]);
  });

  it.each([
    ["add a map of revenue by country", "revenue by country", "map"],
    ["add a treemap of revenue by category", "revenue by category", "treemap"],
    ["revenue by region as a radar chart", "revenue by region", "radar"],
    ["添加各地区收入的旭日图", "各地区收入", "sunburst"],
    ["用地图显示各国收入", "各国收入", "map"],
  ])("%j is a question and a drawing", (wish, question, chart) => {
    expect(read(wish).acts).toMatchObject([{ do: "add", question, chart }]);
  });

  it("ranks by what the source is about where nothing is said", () => {
    expect(read("show top 5 customers").acts).toMatchObject([{ do: "add", question: "top 5 customers by revenue" }]);
    expect(read("show top 5 customers by returns").acts).toMatchObject([{ question: "top 5 customers by returns" }]);
  });

  it("knows widgets by what they are and by words of their title", () => {
    const table = config.widgets.find((widget) => widget.kind === "chart" && widget.chart.type === "table");
    expect(read("remove the table").acts).toMatchObject([{ do: "remove", widget: table?.id }]);
    expect(read("删除表格").acts).toMatchObject([{ do: "remove", widget: table?.id }]);
    const [trend] = rows[1] ?? [];
    expect(read("make the revenue chart a line").acts).toMatchObject([
      { do: "change", widget: trend?.id, chart: "line" },
    ]);
    expect(read("add a filter by country").acts).toMatchObject([{ do: "filter", column: "country" }]);
    expect(read("添加国家筛选").acts).toMatchObject([{ do: "filter", column: "country" }]);
  });

  it("compares the widgets of a row with the year before", () => {
    const second = rows[1]?.map(({ id }) => id);
    expect(read("add a comparison with last year to the second row").acts).toEqual([
      { do: "compare", widgets: second, with: "year_ago", why: "" },
    ]);
    expect(read("第二行与上月对比").acts).toMatchObject([{ do: "compare", widgets: second, with: "previous" }]);
  });

  it("removes what it names, and says what it could not find", () => {
    const ranked = config.widgets.find(({ title }) => title.startsWith("Top 10"));
    expect(read(`remove “${ranked?.title}”`).acts).toEqual([{ do: "remove", widget: ranked?.id, why: "" }]);
    expect(read("delete the first row").acts).toHaveLength(rows[0]?.length ?? 0);
    expect(read("remove the weather").unread).toEqual(["remove the weather"]);
  });

  it("adds a filter on the column that it names", () => {
    expect(read("filter by customer country").acts).toMatchObject([
      { do: "filter", table: "customers", column: "country" },
    ]);
    expect(read("add a payment method filter").acts).toMatchObject([{ do: "filter", column: "payment_method" }]);
    expect(read("filter by the moon").unread).toHaveLength(1);
  });

  it("draws a widget another way", () => {
    const trend = rows[1]?.[0];
    expect(read(`show ${trend?.title} as a table`).acts).toMatchObject([
      { do: "change", widget: trend?.id, chart: "table" },
    ]);
  });

  it("goes on after an and where another act follows", () => {
    const both = [{ do: "add", question: "revenue by country", chart: "map" }, { do: "remove" }];
    expect(read("add a map of revenue by country and remove the table").acts).toMatchObject(both);
    expect(read("添加国家筛选并删除表格").acts).toMatchObject([{ do: "filter", column: "country" }, { do: "remove" }]);
    expect(read("add revenue and orders by month").acts).toMatchObject([{ question: "revenue and orders by month" }]);
  });

  it("is read one part after the other", () => {
    expect(read("call it Store sales; add revenue by store; then filter by region").acts.map((act) => act.do)).toEqual([
      "title",
      "add",
      "filter",
    ]);
  });
});
