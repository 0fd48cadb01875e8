import type { ChartCells, ChartComparison, ChartStretch } from "@/lib/chart/chart-type";

/** A mark that was chosen: what it is called, what it shows, and where it lies, in pixels of the window, for a menu beside it. */
export type ChartMark = { readonly title: string; readonly valueText: string; readonly x: number; readonly y: number };

/** What a page adds to a chart that is looked at. */
export type ChartInteraction = {
  /** The same figures of another period, drawn dashed beside the shown ones. */
  comparison?: ChartComparison | null;
  /** A mark was clicked, or chosen by keyboard. `cells`: what it stands for, by column; never empty. */
  onPoint?: (cells: ChartCells, mark: ChartMark) => void;
  /** A stretch of the axis was brushed. Left out: brushing zooms in where the chart can be zoomed. */
  onBrush?: (stretch: ChartStretch) => void;
  /** Left out: true. A button that shows the rows in place of the picture. */
  hasTools?: boolean;
};
