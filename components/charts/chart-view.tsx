"use client";

import dynamic from "next/dynamic";
import { useMemo } from "react";
import type { ChartInteraction } from "@/components/charts/chart-interaction";
import { ChartSkeleton } from "@/components/charts/chart-skeleton";
import { PreparedChartView } from "@/components/charts/prepared-chart-view";
import { useChartTexts } from "@/components/charts/use-chart-texts";
import { prepareWith } from "@/lib/chart/prepare-chart";
import type { ChartSpec, ChartType } from "@/lib/chart/schema";
import type { ResultSet } from "@/lib/execute/schema";

/** ECharts measures and paints: it has nothing to say on the server and is loaded only where a chart is drawn. */
const TypedChartView = dynamic(() => import("@/components/charts/typed-chart-view").then((m) => m.TypedChartView), {
  ssr: false,
  loading: () => <ChartSkeleton type="bar" height="fill" />,
});

export type ChartViewProps = ChartInteraction & {
  result: ResultSet;
  spec: ChartSpec;
  /** Pixels, or "fill" to take the height of the parent. */
  height?: number | "fill";
};
export type SizedChartViewProps = ChartViewProps & { height: number | "fill" };

const textTypes: ReadonlySet<ChartType> = new Set(["number", "table", "pivot"]);

/** Shows a result the way its specification says: drawn, as numbers or as a table, always with what was left out. */
export function ChartView({ height = 320, ...props }: ChartViewProps) {
  const { spec, result } = props;
  if (textTypes.has(spec.type) || result.rows.length === 0) return <TextChart {...props} height={height} />;
  return <TypedChartView {...props} height={height} />;
}

/** The types that are text: there on the first paint. */
function TextChart({ result, spec, height, onPoint, comparison = null }: SizedChartViewProps) {
  const texts = useChartTexts();
  const prepared = useMemo(
    () => prepareWith(undefined, result, spec, texts, comparison),
    [result, spec, texts, comparison],
  );
  return <PreparedChartView prepared={prepared} result={result} height={height} onPoint={onPoint} />;
}
