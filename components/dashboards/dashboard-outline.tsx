import classes from "@/components/dashboards/dashboard-outline.module.css";
import type { ChartType } from "@/lib/chart/schema";
import { type GridPlace, gridColumnCount } from "@/lib/dashboard/config/schema";
import type { DashboardSummary } from "@/lib/dashboard/schema";

type DashboardOutlineProps = {
  outline: DashboardSummary["outline"];
  /** A place that is marked: where a new widget will stand. */
  marked?: { place: GridPlace; chart: ChartType };
  /** What differs, by id of the widget. */
  marks?: ReadonlyMap<string, OutlineMark>;
  /** How many rows are shown, where it is not what a card has room for. */
  rowCount?: number;
};

const unitWidth = 20;
const unitHeight = 9;
const gap = 4;
/** Rows that a card has room for; what stands lower is cut off, as on the first screen of the dashboard itself. */
const rowCountShown = 15;

/** The layout of a dashboard in small: each widget in its place, with the shape of what it shows. */
export function DashboardOutline({ outline, marked, marks, rowCount = rowCountShown }: DashboardOutlineProps) {
  const firstRow = marked ? Math.max(0, marked.place.y + marked.place.h - rowCount) : 0;
  const box = `0 ${firstRow * unitHeight} ${gridColumnCount * unitWidth} ${rowCount * unitHeight}`;
  return (
    <svg
      className={classes.outline}
      viewBox={box}
      preserveAspectRatio={marked ? "xMidYMax slice" : "xMidYMin slice"}
      aria-hidden="true"
    >
      {outline.map(({ widgetId, chart, place }) => (
        <OutlineWidget key={widgetId} place={place} chart={chart} mark={marks?.get(widgetId)} />
      ))}
      {marked ? <OutlineWidget place={marked.place} chart={marked.chart} marked /> : null}
    </svg>
  );
}

/** How a widget differs from the one in another picture: told by colour and by a sign. */
export type OutlineMark = "added" | "removed" | "changed" | "moved";

type OutlineWidgetProps = { place: GridPlace; chart: ChartType | null; marked?: boolean; mark?: OutlineMark };

function OutlineWidget({ place, chart, marked, mark }: OutlineWidgetProps) {
  const frame = {
    x: place.x * unitWidth + gap / 2,
    y: place.y * unitHeight + gap / 2,
    width: place.w * unitWidth - gap,
    height: place.h * unitHeight - gap,
  };
  return (
    <g className={classes.widget} data-marked={marked || undefined} data-mark={mark}>
      {chart === null && !mark ? null : <rect {...frame} rx={3} className={classes.frame} />}
      <svg {...frame} viewBox="0 0 100 100" preserveAspectRatio="none" role="presentation">
        <OutlineShape chart={chart} />
      </svg>
      {chart === "pie" ? (
        <circle
          className={classes.ring}
          cx={frame.x + frame.width / 2}
          cy={frame.y + frame.height / 2}
          r={Math.min(frame.width, frame.height) * 0.28}
        />
      ) : null}
      {mark ? <MarkSign mark={mark} x={frame.x + frame.width - 9} y={frame.y + 9} /> : null}
    </g>
  );
}

const signs: Record<OutlineMark, string> = {
  added: "M-4 0H4M0 -4V4",
  removed: "M-4 0H4",
  changed: "M-4 4L-4 1.5L2 -4.5L4.5 -2L-1.5 4Z",
  moved: "M-5 0H5M-5 0L-2.5 -2.5M-5 0L-2.5 2.5M5 0L2.5 -2.5M5 0L2.5 2.5",
};

function MarkSign({ mark, x, y }: { mark: OutlineMark; x: number; y: number }) {
  return (
    <g transform={`translate(${x} ${y})`} className={classes.sign}>
      <circle r={8} />
      <path d={signs[mark]} />
    </g>
  );
}

const columns = [34, 52, 44, 66, 58, 78];
const rows = [22, 38, 54, 70, 86];
const points = ["24,70", "36,58", "45,64", "54,44", "66,48", "78,28"];

function OutlineShape({ chart }: { chart: ChartType | null }) {
  switch (chart) {
    case "line":
      return <polyline className={classes.line} points="10,76 26,60 42,66 58,42 74,46 90,24" />;
    case "area":
      return <polygon className={classes.fill} points="10,88 10,70 30,56 50,62 70,38 90,28 90,88" />;
    case "bar":
    case "histogram":
      return columns.map((height, index) => (
        <rect key={height} className={classes.fill} x={12 + index * 13} y={88 - height} width={9} height={height} />
      ));
    case "scatter":
    case "heatmap":
      return points.map((point) => <polyline key={point} className={classes.point} points={`${point} ${point}`} />);
    case "number":
      return <polyline className={classes.figure} points="12,54 56,54" />;
    case "table":
      return rows.map((y) => <polyline key={y} className={classes.row} points={`10,${y} 90,${y}`} />);
    case null:
      return <polyline className={classes.row} points="2,50 60,50" />;
    case "funnel":
      return <polygon className={classes.fill} points="12,14 88,14 56,88 44,88" />;
    case "pie":
      return null;
  }
}
