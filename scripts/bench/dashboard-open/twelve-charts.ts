import type { ChartSpec, ChartType } from "@/lib/chart/schema";
import { completeConfig, completeWidget, type DashboardConfig } from "@/lib/dashboard/config/schema";

const lines = "orders o JOIN order_lines l ON l.order_id = o.order_id JOIN stores s ON s.store_id = o.store_id";
const month = "date_trunc('month', o.ordered_at) AS name";

/** What somebody has on one page: courses, rankings and shares, each of another query. */
const charts: readonly { type: ChartType; sql: string; series?: string; more?: Partial<ChartSpec> }[] = [
  { type: "line", sql: `SELECT ${month}, sum(l.line_total) AS total FROM ${lines} GROUP BY 1 ORDER BY 1` },
  { type: "bar", sql: `SELECT s.region AS name, sum(l.line_total) AS total FROM ${lines} GROUP BY 1 ORDER BY 2 DESC` },
  { type: "pie", sql: `SELECT s.channel AS name, sum(l.line_total) AS total FROM ${lines} GROUP BY 1 ORDER BY 2 DESC` },
  { type: "area", sql: `SELECT ${month}, count(*) AS total FROM ${lines} GROUP BY 1 ORDER BY 1` },
  { type: "bar", sql: `SELECT s.city AS name, count(*) AS total FROM ${lines} GROUP BY 1 ORDER BY 2 DESC LIMIT 12` },
  {
    type: "line",
    series: "channel",
    sql: `SELECT ${month}, s.channel AS channel, sum(l.line_total) AS total FROM ${lines} GROUP BY 1, 2 ORDER BY 1, 2`,
  },
  { type: "bar", sql: `SELECT o.status AS name, count(*) AS total FROM orders o GROUP BY 1 ORDER BY 2 DESC` },
  {
    type: "bar",
    sql: `SELECT s.name AS name, sum(l.line_total) AS total FROM ${lines} GROUP BY 1 ORDER BY 2 DESC LIMIT 10`,
    more: { horizontal: true },
  },
  { type: "pie", sql: "SELECT reason AS name, count(*) AS total FROM returns GROUP BY 1 ORDER BY 2 DESC LIMIT 6" },
  {
    type: "area",
    series: "region",
    sql: `SELECT ${month}, s.region AS region, count(*) AS total FROM ${lines} GROUP BY 1, 2 ORDER BY 1, 2`,
    more: { stacked: true },
  },
  { type: "bar", sql: "SELECT c.segment AS name, count(*) AS total FROM customers c GROUP BY 1 ORDER BY 2 DESC" },
  { type: "line", sql: `SELECT ${month}, avg(l.line_total) AS total FROM ${lines} GROUP BY 1 ORDER BY 1` },
];
export const chartCount = charts.length;

/** Three charts a row, four rows. */
export function twelveCharts(sourceId: string): DashboardConfig {
  const widgets = charts.map(({ type, sql, series = null, more }, index) =>
    completeWidget({
      ...{ id: `chart-${index}`, kind: "chart", title: `Chart ${index + 1}` },
      place: { x: (index % 3) * 4, y: Math.floor(index / 3) * 6, w: 4, h: 6 },
      query: { sourceId, question: null, sql, plan: null, cacheSeconds: 3_600 },
      chart: {
        ...{ version: 1, type, x: "name", y: ["total"], series },
        ...{ stacked: false, horizontal: false, title: null, ...more },
      },
    }),
  );
  return completeConfig({ widgets });
}
