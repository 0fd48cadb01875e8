import type { ChartSpec } from "@/lib/chart/schema";
import {
  completeConfig,
  completeWidget,
  type DashboardConfig,
  type DashboardFilter,
  type Widget,
} from "@/lib/dashboard/config/schema";
import { shop } from "@/lib/dashboard/demo/demo-queries";
import { type DemoWidget, demoWidgets } from "@/lib/dashboard/demo/demo-widgets";
import { compilePlan } from "@/lib/nl2sql/compile-plan";
import type { ColumnRef } from "@/lib/nl2sql/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

const blankChart: Omit<ChartSpec, "type"> = {
  ...{ version: 1, x: null, y: [], series: null, stacked: false, horizontal: false, title: null },
};
const cacheSeconds = 300;

const welcome = {
  english:
    "A finished example on the data of the demo shop. Click a mark to filter by it, or set the filters above; looking costs no AI. **[Ask your first question](/ask)** and keep the answer here.",
  chinese:
    "基于示例商店数据的完整范例。点击图形即可筛选，也可使用上方的筛选器；查看不消耗 AI。**[提出第一个问题](/ask)**，并把答案保存在这里。",
} as const;

/** The demo dashboard on the source that holds the demo shop: plans like those that people make of questions, so that filters and drilling reach them. */
export function demoDashboardConfig(model: SemanticModel): DashboardConfig {
  const widgets = demoWidgets.flatMap((widget) => widgetOf(widget, model));
  return completeConfig({
    widgets: [welcomeWidget(), ...widgets],
    tabs: [
      { id: "sales", title: "Sales" },
      { id: "returns", title: "Returns" },
    ],
    filters: filtersOf(model.sourceId),
    texts: { zh: chineseTexts() },
  });
}

function welcomeWidget(): Widget {
  const place = { x: 0, y: 0, w: 12, h: 2 };
  return completeWidget({
    id: "demo-welcome",
    kind: "text",
    title: "",
    tabId: "sales",
    place,
    markdown: welcome.english,
  });
}

/** None where the demo shop was changed so far that its query cannot be written any more. */
function widgetOf({ id, tab, title, question, place, plan, chart }: DemoWidget, model: SemanticModel): Widget[] {
  const sql = compilePlan(plan, model);
  if (!sql.ok) return [];
  const query = { sourceId: model.sourceId, question, sql: sql.value, plan, cacheSeconds };
  return [completeWidget({ id, kind: "chart", title, tabId: tab, place, query, chart: { ...blankChart, ...chart } })];
}

/** Whole months only, so that no last point hangs low; returns go by their own day. */
function filtersOf(sourceId: string): DashboardFilter[] {
  const plain = { sourceId, default: null, required: false, multiple: true, narrowedBy: null, targets: {} };
  const list = (id: string, label: string, column: ColumnRef): DashboardFilter => ({
    ...{ ...plain, id, label, kind: "list", column },
  });
  const byReturn = demoWidgets.filter(({ plan }) => plan.root === "returns");
  return [
    {
      ...{ ...plain, id: "demo-period", label: "Period", kind: "date", column: shop.orderedAt },
      default: { kind: "relative", anchor: "last", count: 12, unit: "month", compare: "none" },
      targets: Object.fromEntries(byReturn.map(({ id }) => [id, { kind: "column", column: shop.returnedOn } as const])),
    },
    list("demo-region", "Region", shop.region),
    list("demo-channel", "Channel", shop.channel),
    list("demo-category", "Category", shop.category),
  ];
}

function chineseTexts() {
  const named = {
    ...{ sales: "销售", returns: "退货" },
    ...{
      "demo-period": "期间",
      "demo-region": "地区",
      "demo-channel": "渠道",
      "demo-category": "类别",
      "": "商店总览",
    },
  };
  return {
    ...Object.fromEntries(Object.entries(named).map(([id, title]) => [id, { title }])),
    ...Object.fromEntries(demoWidgets.map(({ id, chinese }) => [id, { title: chinese }])),
    "": { title: "商店总览", description: "示例商店的经营状况：销售、客户、商品与退货。" },
    "demo-welcome": { markdown: welcome.chinese },
  };
}
