import type { ChartSpec } from "@/lib/chart/schema";
import {
  completeConfig,
  completeWidget,
  type DashboardConfig,
  type GridPlace,
  type Widget,
} from "@/lib/dashboard/config/schema";

/** Periods by today, because the shop always ends yesterday: complete months only, so that no last point hangs low. */
const sinceMonths = (count: number) =>
  `o.ordered_at >= date_trunc('month', current_date) - INTERVAL ${count} MONTH AND o.ordered_at < date_trunc('month', current_date)`;
const sold = "o.status <> 'Cancelled'";
const month = `date_trunc('month', o.ordered_at) AS "Month"`;
const lines = "orders o JOIN order_lines l ON l.order_id = o.order_id";

const chart = (given: Partial<ChartSpec> & Pick<ChartSpec, "type">): ChartSpec => ({
  ...{ version: 1, x: null, y: [], series: null, stacked: false, horizontal: false, title: null },
  ...given,
});

type DemoWidget = { id: string; title: string; place: GridPlace; question: string; sql: string; chart: ChartSpec };

const figures: readonly DemoWidget[] = [
  {
    id: "demo-revenue",
    title: "Revenue last month",
    place: { x: 0, y: 2, w: 3, h: 4 },
    question: "revenue by month in the last 13 months",
    sql: `SELECT ${month}, sum(l.line_total) AS "Revenue" FROM ${lines} WHERE ${sold} AND ${sinceMonths(13)} GROUP BY 1 ORDER BY 1`,
    chart: chart({ type: "number", x: "Month", y: ["Revenue"] }),
  },
  {
    id: "demo-orders",
    title: "Orders last month",
    place: { x: 3, y: 2, w: 3, h: 4 },
    question: "number of orders by month in the last 13 months",
    sql: `SELECT ${month}, count(*) AS "Orders" FROM orders o WHERE ${sold} AND ${sinceMonths(13)} GROUP BY 1 ORDER BY 1`,
    chart: chart({ type: "number", x: "Month", y: ["Orders"] }),
  },
  {
    id: "demo-customers",
    title: "Customers last month",
    place: { x: 6, y: 2, w: 3, h: 4 },
    question: "number of different customers with orders by month in the last 13 months",
    sql: `SELECT ${month}, count(DISTINCT o.customer_id) AS "Customers" FROM orders o WHERE ${sold} AND ${sinceMonths(13)} GROUP BY 1 ORDER BY 1`,
    chart: chart({ type: "number", x: "Month", y: ["Customers"] }),
  },
  {
    id: "demo-refunds",
    title: "Refunds last month",
    place: { x: 9, y: 2, w: 3, h: 4 },
    question: "total refund amount by month in the last 13 months",
    sql: `SELECT date_trunc('month', r.returned_on) AS "Month", sum(r.refund_amount) AS "Refunds" FROM returns r WHERE r.returned_on >= date_trunc('month', current_date) - INTERVAL 13 MONTH AND r.returned_on < date_trunc('month', current_date) GROUP BY 1 ORDER BY 1`,
    chart: chart({ type: "number", x: "Month", y: ["Refunds"] }),
  },
];

const pictures: readonly DemoWidget[] = [
  {
    id: "demo-trend",
    title: "Revenue by month and channel",
    place: { x: 0, y: 6, w: 8, h: 7 },
    question: "revenue by month and channel in the last 24 months",
    sql: `SELECT ${month}, s.channel AS "Channel", sum(l.line_total) AS "Revenue" FROM ${lines} JOIN stores s ON s.store_id = o.store_id WHERE ${sold} AND ${sinceMonths(24)} GROUP BY 1, 2 ORDER BY 1, 2`,
    chart: chart({ type: "area", x: "Month", y: ["Revenue"], series: "Channel", stacked: true }),
  },
  {
    id: "demo-segments",
    title: "Revenue by customer segment",
    place: { x: 8, y: 6, w: 4, h: 7 },
    question: "share of revenue by customer segment in the last 12 months",
    sql: `SELECT c.segment AS "Segment", sum(l.line_total) AS "Revenue" FROM ${lines} JOIN customers c ON c.customer_id = o.customer_id WHERE ${sold} AND ${sinceMonths(12)} GROUP BY 1 ORDER BY 2 DESC`,
    chart: chart({ type: "pie", x: "Segment", y: ["Revenue"] }),
  },
  {
    id: "demo-categories",
    title: "Revenue by category",
    place: { x: 0, y: 13, w: 6, h: 9 },
    question: "revenue by category in the last 12 months",
    sql: `SELECT k.name AS "Category", sum(l.line_total) AS "Revenue" FROM ${lines} JOIN products p ON p.product_id = l.product_id JOIN categories k ON k.category_id = p.category_id WHERE ${sold} AND ${sinceMonths(12)} GROUP BY 1 ORDER BY 2 DESC`,
    chart: chart({ type: "bar", x: "Category", y: ["Revenue"], horizontal: true }),
  },
  {
    id: "demo-products",
    title: "Top 10 products",
    place: { x: 6, y: 13, w: 6, h: 9 },
    question: "top 10 products by revenue in the last 12 months",
    sql: `SELECT p.name AS "Product", sum(l.quantity) AS "Units", sum(l.line_total) AS "Revenue" FROM ${lines} JOIN products p ON p.product_id = l.product_id WHERE ${sold} AND ${sinceMonths(12)} GROUP BY 1 ORDER BY 3 DESC LIMIT 10`,
    chart: chart({ type: "table" }),
  },
  {
    id: "demo-regions",
    title: "Revenue by region, against the year before",
    place: { x: 0, y: 22, w: 6, h: 7 },
    question: "revenue by region in the last 12 months and in the 12 months before",
    sql: `SELECT s.region AS "Region", CASE WHEN ${sinceMonths(12)} THEN 'Last 12 months' ELSE '12 months before' END AS "Period", sum(l.line_total) AS "Revenue" FROM ${lines} JOIN stores s ON s.store_id = o.store_id WHERE ${sold} AND ${sinceMonths(24)} GROUP BY 1, 2 ORDER BY 2, 1`,
    chart: chart({ type: "bar", x: "Region", y: ["Revenue"], series: "Period" }),
  },
  {
    id: "demo-returns",
    title: "Why orders come back",
    place: { x: 6, y: 22, w: 6, h: 7 },
    question: "number of returns by reason in the last 12 months",
    sql: `SELECT r.reason AS "Reason", count(*) AS "Returns" FROM returns r WHERE r.returned_on >= current_date - INTERVAL 12 MONTH GROUP BY 1 ORDER BY 2 DESC`,
    chart: chart({ type: "bar", x: "Reason", y: ["Returns"], horizontal: true }),
  },
];

const welcome = completeWidget({
  id: "demo-welcome",
  kind: "text",
  title: "Welcome",
  place: { x: 0, y: 0, w: 12, h: 2 },
  markdown:
    "A finished example on the data of the demo shop. Every widget is a stored query: looking at it costs no AI. **[Ask your first question](/ask)** and keep the answer here.",
});

/** The demo dashboard on the source that holds the demo shop. Written by hand as configuration, like any exported dashboard. */
export function demoDashboardConfig(sourceId: string): DashboardConfig {
  const widgets = [...figures, ...pictures].map(({ question, sql, ...widget }): Widget => {
    const query = { sourceId, question, sql, plan: null, cacheSeconds: 300 };
    return completeWidget({ ...widget, kind: "chart", query });
  });
  return completeConfig({ widgets: [welcome, ...widgets] });
}
