import { IconChartBar } from "@tabler/icons-react";
import { ChartView } from "@/components/charts/chart-view";
import type { WidgetKindDefinition, WidgetKindProps } from "@/components/dashboards/kinds/widget-kind";

function ChartBody({ widget, data, look }: WidgetKindProps<"chart">) {
  if (data?.status !== "ok") return null;
  return (
    <ChartView
      result={data.result}
      comparison={data.comparison}
      spec={widget.chart}
      picture={data.picture}
      height="fill"
      onPoint={look?.onPoint}
      onBrush={look?.onBrush}
    />
  );
}

/** Rows, drawn as its specification says. */
export const chartKind: WidgetKindDefinition<"chart"> = {
  kind: "chart",
  icon: IconChartBar,
  size: { w: 6, h: 7 },
  frame: "card",
  hasRows: () => true,
  waitsForRows: true,
  Body: ChartBody,
};
