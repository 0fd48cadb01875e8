"use client";

import dynamic from "next/dynamic";
import { useMemo, useRef, useState } from "react";
import type { ChartInteraction } from "@/components/charts/chart-interaction";
import { ChartPicture, usePictureFits } from "@/components/charts/chart-picture";
import { ChartSkeleton } from "@/components/charts/chart-skeleton";
import classes from "@/components/charts/chart-view.module.css";
import { PreparedChartView } from "@/components/charts/prepared-chart-view";
import { useAwake } from "@/components/charts/use-awake";
import { useChartTexts } from "@/components/charts/use-chart-texts";
import { prepareWith } from "@/lib/chart/prepare-chart";
import type { ChartSpec, ChartType } from "@/lib/chart/schema";
import type { ScreenPicture } from "@/lib/dashboard/look/schema";
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
  /** The same chart as the server drew it: it stands there until the engine has drawn its own. */
  picture?: ScreenPicture;
};
export type SizedChartViewProps = ChartViewProps & { height: number | "fill" };
export type TypedChartViewProps = Omit<SizedChartViewProps, "picture"> & {
  /** Does not move when it is drawn first. */
  isStill?: boolean;
  /** It stands. */
  onDrawn?: () => void;
};

const textTypes: ReadonlySet<ChartType> = new Set(["number", "table", "pivot"]);

/** Shows a result the way its specification says: drawn, as numbers or as a table, always with what was left out. */
export function ChartView({ height = 320, picture, ...props }: ChartViewProps) {
  const { spec, result } = props;
  if (textTypes.has(spec.type) || result.rows.length === 0) return <TextChart {...props} height={height} />;
  return <PicturedChart {...props} height={height} picture={picture} />;
}

/** The picture that the server drew, until somebody puts a hand on the page or the browser has nothing else to do; then the chart. */
function PicturedChart({ picture, ...props }: SizedChartViewProps) {
  const place = useRef<HTMLDivElement>(null);
  const isAwake = useAwake(!usePictureFits(place, picture));
  // It moves with its next rows: to see the same picture grow a second time would be no news.
  const [isStill] = useState(picture !== undefined);
  const [isDrawn, setDrawn] = useState(false);
  const isPictured = picture !== undefined && !isDrawn;
  return (
    <div ref={place} className={classes.layers} style={{ height: props.height === "fill" ? "100%" : props.height }}>
      {isAwake ? (
        <div className={classes.layer} data-unseen={isPictured || undefined}>
          <TypedChartView {...props} isStill={isStill} onDrawn={() => setDrawn(true)} />
        </div>
      ) : null}
      {isPictured ? <ChartPicture picture={picture} /> : null}
    </div>
  );
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
