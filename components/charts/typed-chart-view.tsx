"use client";

import { Suspense, use, useMemo } from "react";
import { ChartSkeleton } from "@/components/charts/chart-skeleton";
import type { TypedChartViewProps } from "@/components/charts/chart-view";
import { DrawnChartView } from "@/components/charts/drawn-chart-view";
import { loadChartType } from "@/components/charts/load-chart-type";
import { PreparedChartView } from "@/components/charts/prepared-chart-view";
import { useChartTexts } from "@/components/charts/use-chart-texts";
import { prepareWith } from "@/lib/chart/prepare-chart";
import { loadMap } from "@/lib/client/load-map";

export { loadChartType };

/** A chart whose type is read when it is needed. */
export function TypedChartView(props: TypedChartViewProps) {
  return (
    <Suspense fallback={<ChartSkeleton type={props.spec.type} height={props.height} />}>
      <LoadedChart {...props} />
    </Suspense>
  );
}

function LoadedChart({ result, spec, height, comparison = null, ...drawing }: TypedChartViewProps) {
  const module = use(loadChartType(spec.type));
  // Names are looked for on the map, so it is read before anything is prepared.
  if (module?.map) use(loadMap(module.map(result, spec)));
  const texts = useChartTexts();
  const prepared = useMemo(
    () => prepareWith(module ?? undefined, result, spec, texts, comparison),
    [module, result, spec, texts, comparison],
  );
  return (
    <PreparedChartView prepared={prepared} result={result} height={height}>
      {(chart) => <DrawnChartView chart={chart} texts={texts} result={result} {...drawing} />}
    </PreparedChartView>
  );
}
