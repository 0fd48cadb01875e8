import { Skeleton } from "@mantine/core";
import classes from "@/components/charts/chart-skeleton.module.css";
import type { ChartType } from "@/lib/chart/schema";

const columnHeights = ["38%", "62%", "50%", "78%", "66%", "90%", "72%", "56%"];
const rowWidths = ["94%", "81%", "70%", "58%", "49%", "37%"];

/** What a chart of this type will look like, before its data has come: same place, same size. */
export function ChartSkeleton({ type, height = 320 }: { type: ChartType; height?: number | "fill" }) {
  return (
    <div
      className={classes.skeleton}
      style={{ height: height === "fill" ? "100%" : height }}
      aria-hidden="true"
      data-skeleton=""
    >
      <Shape type={type} />
    </div>
  );
}

/** A table whose script is on its way. */
export function TableToCome() {
  return <ChartSkeleton type="table" height="fill" />;
}

function Shape({ type }: { type: ChartType }) {
  switch (type) {
    case "number":
    case "progress":
      return (
        <div className={classes.number}>
          <Skeleton height={28} width={120} />
          <Skeleton height={12} width={84} />
        </div>
      );
    case "table":
    case "pivot":
      return (
        <div className={classes.rows}>
          {rowWidths.map((width) => (
            <Skeleton key={width} height={12} width={width} />
          ))}
        </div>
      );
    case "pie":
    case "sunburst":
    case "radar":
    case "gauge":
      return <Skeleton circle height={140} className={classes.ring} />;
    case "line":
    case "area":
    case "combination":
    case "scatter":
    case "bubble":
      return (
        <svg className={classes.line} viewBox="0 0 100 40" preserveAspectRatio="none" role="presentation">
          <path d="M0 32 C 12 30, 18 18, 28 20 S 44 32, 54 22 S 74 6, 84 10 S 96 8, 100 4" />
        </svg>
      );
    case "bar":
    case "histogram":
    case "heatmap":
    case "funnel":
    case "waterfall":
    case "boxplot":
    case "calendar":
    case "treemap":
    case "sankey":
    case "map":
      return (
        <div className={classes.columns}>
          {columnHeights.map((height) => (
            <Skeleton key={height} height={height} radius="sm" />
          ))}
        </div>
      );
  }
}
