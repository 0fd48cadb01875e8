import type { ChartSpec } from "@/lib/chart/schema";
import type { GridPlace } from "@/lib/dashboard/config/schema";
import { ask, by, byTime, figures, shop } from "@/lib/dashboard/demo/demo-queries";
import type { QueryPlan } from "@/lib/nl2sql/schema";

/** A widget of the demo dashboard: in both languages, with what it asks. `chart` names columns as `outputNames` calls them. */
export type DemoWidget = {
  readonly id: string;
  readonly tab: "sales" | "returns";
  readonly title: string;
  readonly chinese: string;
  readonly question: string;
  readonly place: GridPlace;
  readonly plan: QueryPlan;
  readonly chart: Partial<ChartSpec> & Pick<ChartSpec, "type">;
};

const { revenue, units, orders, customers, refunds, returns } = figures;
const month = byTime(shop.orderedAt, "month");
const returnMonth = byTime(shop.returnedOn, "month");

const sales: readonly Omit<DemoWidget, "tab">[] = [
  {
    ...{ id: "demo-revenue", title: "Revenue", chinese: "收入", question: "revenue by month" },
    place: { x: 0, y: 2, w: 4, h: 4 },
    plan: ask([revenue], [month]),
    chart: { type: "number", x: "month", y: ["revenue"] },
  },
  {
    ...{ id: "demo-orders", title: "Orders", chinese: "订单数", question: "number of orders by month" },
    place: { x: 4, y: 2, w: 4, h: 4 },
    plan: ask([orders], [month]),
    chart: { type: "number", x: "month", y: ["orders"] },
  },
  {
    ...{
      id: "demo-customers",
      title: "Customers",
      chinese: "客户数",
      question: "number of different customers by month",
    },
    place: { x: 8, y: 2, w: 4, h: 4 },
    plan: ask([customers], [month]),
    chart: { type: "number", x: "month", y: ["customers"] },
  },
  {
    ...{ id: "demo-trend", title: "Revenue by month and channel", chinese: "每月收入（按渠道）" },
    question: "revenue by month and channel",
    place: { x: 0, y: 6, w: 8, h: 7 },
    plan: ask([revenue], [month, by(shop.channel, "Channel")]),
    chart: { type: "area", x: "month", y: ["revenue"], series: "channel", stacked: true },
  },
  {
    ...{ id: "demo-segments", title: "Revenue by customer segment", chinese: "按客户类型统计的收入" },
    question: "share of revenue by customer segment",
    place: { x: 8, y: 6, w: 4, h: 7 },
    plan: ask([revenue], [by(shop.segment, "Segment")]),
    chart: { type: "pie", x: "segment", y: ["revenue"], options: { ring: true } },
  },
  {
    ...{
      id: "demo-categories",
      title: "Revenue by category",
      chinese: "按类别统计的收入",
      question: "revenue by category",
    },
    place: { x: 0, y: 13, w: 6, h: 8 },
    plan: ask([revenue], [by(shop.category, "Category")]),
    chart: { type: "bar", x: "category", y: ["revenue"], horizontal: true },
  },
  {
    ...{ id: "demo-products", title: "Top 10 products", chinese: "收入最高的10个商品" },
    question: "top 10 products by revenue",
    place: { x: 6, y: 13, w: 6, h: 8 },
    plan: ask([revenue, units], [by(shop.product, "Product")], { largest: 10 }),
    chart: { type: "table" },
  },
  {
    ...{ id: "demo-regions", title: "Revenue by region and month", chinese: "按地区与月份统计的收入" },
    question: "revenue by region and month",
    place: { x: 0, y: 21, w: 12, h: 6 },
    plan: ask([revenue], [month, by(shop.region, "Region")]),
    chart: { type: "heatmap", x: "month", y: ["revenue"], series: "region" },
  },
];

const afterSales: readonly Omit<DemoWidget, "tab">[] = [
  {
    ...{ id: "demo-returns", title: "Returns", chinese: "退货数", question: "number of returns by month" },
    place: { x: 0, y: 0, w: 6, h: 4 },
    plan: ask([returns], [returnMonth]),
    chart: { type: "number", x: "month", y: ["returns"], options: { goodDirection: "down" } },
  },
  {
    ...{ id: "demo-refunds", title: "Refunds", chinese: "退款金额", question: "total refund amount by month" },
    place: { x: 6, y: 0, w: 6, h: 4 },
    plan: ask([refunds], [returnMonth]),
    chart: { type: "number", x: "month", y: ["refunds"], options: { goodDirection: "down" } },
  },
  {
    ...{
      id: "demo-reasons",
      title: "Why orders come back",
      chinese: "退货原因",
      question: "number of returns by reason",
    },
    place: { x: 0, y: 4, w: 6, h: 7 },
    plan: ask([returns], [by(shop.reason, "Reason")]),
    chart: { type: "bar", x: "reason", y: ["returns"], horizontal: true },
  },
  {
    ...{ id: "demo-returned", title: "What comes back", chinese: "退货商品类别", question: "refunds by category" },
    place: { x: 6, y: 4, w: 6, h: 7 },
    plan: ask([refunds], [by(shop.category, "Category")]),
    chart: { type: "treemap", x: "category", y: ["refunds"] },
  },
  {
    ...{ id: "demo-return-course", title: "Refunds by month and reason", chinese: "每月退款（按原因）" },
    question: "refunds by month and reason",
    place: { x: 0, y: 11, w: 12, h: 7 },
    plan: ask([refunds], [returnMonth, by(shop.reason, "Reason")]),
    chart: { type: "bar", x: "month", y: ["refunds"], series: "reason", stacked: true },
  },
];

export const demoWidgets: readonly DemoWidget[] = [
  ...sales.map((widget) => ({ ...widget, tab: "sales" as const })),
  ...afterSales.map((widget) => ({ ...widget, tab: "returns" as const })),
];
