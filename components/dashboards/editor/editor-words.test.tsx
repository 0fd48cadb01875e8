import { readdirSync, readFileSync } from "node:fs";
import { MantineProvider } from "@mantine/core";
import { NextIntlClientProvider } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { AxisFields } from "@/components/dashboards/editor/chart/axis-fields";
import { ChartPicker } from "@/components/dashboards/editor/chart/chart-picker";
import { ColumnFields } from "@/components/dashboards/editor/chart/column-fields";
import { LookFields } from "@/components/dashboards/editor/chart/look-fields";
import { PivotFields } from "@/components/dashboards/editor/chart/pivot-fields";
import { emptyPlan } from "@/components/dashboards/editor/plan/edit-plan";
import { PlanEditor } from "@/components/dashboards/editor/plan/plan-editor";
import { chartTypes } from "@/lib/chart/schema";
import type { ResultSet } from "@/lib/execute/schema";
import { demoShopModel } from "@/lib/nl2sql/__fixtures__/demo-shop-model";
import type { PlanMeasure, QueryPlan } from "@/lib/nl2sql/schema";

const column = (entity: string, name: string) => ({ entity, column: name, path: null });
const count: PlanMeasure = { aggregate: "count", entity: "orders", column: null, measureId: null, label: "n" };
const plan: QueryPlan = {
  ...emptyPlan("orders"),
  measures: [count, { ...count, aggregate: "avg", entity: "order_lines", column: column("order_lines", "quantity") }],
  dimensions: [{ column: column("orders", "ordered_at"), grain: "month", label: "m" }],
  filter: {
    kind: "and",
    filters: [
      { kind: "predicate", column: column("orders", "status"), operator: "in", values: ["a", "b", "c"], exact: true },
      { kind: "named", entity: "orders", filter: "gone" },
    ],
  },
  having: [{ measure: count, operator: "gte", value: 3 }],
  series: [{ kind: "growth", measure: 0, periods: 1, label: "Growth" }],
};
const plain = { unit: null, grain: null };
const result: ResultSet = {
  columns: [
    { name: "month", label: "Month", type: "date", role: "time", unit: null, grain: "month" },
    { name: "channel", label: "Channel", type: "text", role: "category", ...plain },
    { name: "revenue", label: "Revenue", type: "decimal", role: "measure", ...plain },
  ],
  rows: [
    ["2024-01-01", "Online", "1"],
    ["2024-02-01", "Store", "2"],
  ],
  truncated: false,
};
const nothing = () => undefined;

/** What is read, without tags. A text that has no words in the language fails. */
function read(locale: "en" | "zh", node: ReactNode): string {
  const files = readdirSync(`messages/${locale}`);
  const messages = Object.fromEntries(
    files.map((file) => [file.slice(0, -5), JSON.parse(readFileSync(`messages/${locale}/${file}`, "utf8"))]),
  );
  const onError = (error: Error) => {
    throw error;
  };
  const html = renderToString(
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC" onError={onError}>
      <MantineProvider>{node}</MantineProvider>
    </NextIntlClientProvider>,
  );
  return html.replaceAll(/<style.*?<\/style>|<[^>]+>/gs, "|");
}

test.each(["en", "zh"] as const)("a plan is read in chips, in %s", (locale) => {
  const text = read(
    locale,
    <PlanEditor plan={plan} model={demoShopModel()} told={["x", "Told by the server"]} onChange={nothing} />,
  );
  const said = {
    en: [
      "Number of Orders",
      "Average Quantity",
      "Ordered at by month",
      "Status is one of a, b and 1 more",
      "at least 3",
    ],
    zh: ["订单数量", "平均数量", "按月", "状态属于", "至少3"],
  };
  for (const words of [...said[locale], "Told by the server", "Growth"]) expect(text).toContain(words);
});

test.each(["en", "zh"] as const)("every look of every chart type has its words, in %s", (locale) => {
  for (const type of chartTypes) {
    const spec = {
      version: 1 as const,
      type,
      x: "month",
      y: ["revenue"],
      series: null,
      stacked: false,
      horizontal: false,
      title: null,
    };
    const editing = { spec, result, setSpec: nothing, setOptions: nothing };
    const text = read(
      locale,
      <Fragment>
        <ColumnFields {...editing} />
        <LookFields {...editing} />
        <AxisFields {...editing} />
        <PivotFields {...editing} />
        <ChartPicker result={result} question={null} spec={spec} onChange={nothing} />
      </Fragment>,
    );
    expect(text.length).toBeGreaterThan(100);
  }
});
