import { demoMeasure, demoResult } from "@/components/dashboards/gallery/gallery-demo";
import type { WidgetData } from "@/lib/dashboard/look/schema";
import type { ShownWidget } from "@/lib/dashboard/share/schema";

/** A widget that is no chart, with what stands in it. */
export type WidgetDemo = {
  readonly id: string;
  readonly title: { readonly en: string; readonly zh: string };
  readonly widget: ShownWidget;
  readonly data?: WidgetData;
};

const base = {
  ...{ description: null, tabId: null, sectionId: null, places: {}, locked: false },
  place: { x: 0, y: 0, w: 6, h: 5 },
};
const revenue = demoResult([demoMeasure("revenue", { label: "Revenue", unit: "USD" })], [["1284500.75"]]);
const growth = demoResult([demoMeasure("growth", { label: "Growth", unit: "%" })], [[12.4]]);

export const widgetDemos: readonly WidgetDemo[] = [
  {
    id: "text",
    title: { en: "Text with values in it", zh: "带数值的文本" },
    widget: {
      ...{ ...base, id: "text", title: "Text", kind: "text" },
      markdown:
        "## How the year went\n\nWe sold for **{{revenue}}**, {{growth}} more than the year before.\n\n- Read the [notes](https://example.com)\n- {{missing}} is a value nobody has made",
    },
    data: {
      ...{ status: "ok", widgetId: "text", result: { columns: [], rows: [], truncated: false }, cacheTier: "memory" },
      ...{ ageSeconds: 0, isStale: false, rowRulesApplied: false, comparison: null, applied: [], drill: null },
      values: { revenue, growth },
    },
  },
  {
    id: "links",
    title: { en: "Links", zh: "链接列表" },
    widget: {
      ...{ ...base, id: "links", title: "Links", kind: "links" },
      links: [
        { label: "Sales by store", note: "Every morning from 7", to: { kind: "dashboard", dashboardId: "sales" } },
        { label: "Price list", note: "", to: { kind: "url", url: "https://example.com/prices" } },
        {
          label: "Ask the data team",
          note: "Answers within a day",
          to: { kind: "url", url: "mailto:data@example.com" },
        },
      ],
    },
  },
  {
    id: "picture",
    title: { en: "Picture", zh: "图片" },
    widget: {
      ...{ ...base, id: "picture", title: "Picture", kind: "picture" },
      ...{ pictureId: null, alt: "", fit: "contain", link: null },
    },
  },
];
