"use client";

import { Menu } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { chartIcon } from "@/components/charts/chart-icon";
import { useDesignActs } from "@/components/dashboards/design/design-context";
import { chartVariant } from "@/lib/chart/chart-variant";
import { recommendChart } from "@/lib/chart/recommend-chart";
import type { ChartSpec } from "@/lib/chart/schema";
import type { ChartWidget } from "@/lib/dashboard/config/schema";
import type { WidgetData } from "@/lib/dashboard/look/schema";

type ChartChoicesProps = { widget: ChartWidget; data: Extract<WidgetData, { status: "ok" }> };

/** The chart types that truly fit the rows; choosing one keeps the query. */
export function ChartChoices({ widget, data }: ChartChoicesProps) {
  const t = useTranslations("charts");
  const { change } = useDesignActs();
  const current = chartVariant(widget.chart);
  const choices = useMemo(() => {
    const { spec, alternatives } = recommendChart(data.result, { question: widget.query.question, hint: null });
    // A widget keeps how it is drawn, not why.
    const others = alternatives.map(({ reason: _, ...choice }): ChartSpec => choice);
    const byVariant = new Map([spec, ...others].map((choice) => [chartVariant(choice), choice]));
    byVariant.set(current, widget.chart);
    return [...byVariant];
  }, [data.result, widget, current]);
  const choose = (chart: ChartSpec) =>
    change("changeChart", (config) => ({
      ...config,
      widgets: config.widgets.map((other) =>
        other.id === widget.id && other.kind === "chart"
          ? { ...other, chart: { ...chart, title: other.chart.title } }
          : other,
      ),
    }));
  return (
    <>
      <Menu.Label>{t("changeChart")}</Menu.Label>
      <Menu.RadioGroup
        value={current}
        onChange={(wanted) => {
          const chart = choices.find(([variant]) => variant === wanted)?.[1];
          if (chart) choose(chart);
        }}
      >
        {choices.map(([variant]) => {
          const Icon = chartIcon[variant];
          return (
            <Menu.RadioItem key={variant} value={variant} rightSection={<Icon size={16} />} closeMenuOnClick>
              {t(`types.${variant}`)}
            </Menu.RadioItem>
          );
        })}
      </Menu.RadioGroup>
    </>
  );
}
