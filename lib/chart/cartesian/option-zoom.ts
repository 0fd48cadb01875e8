import type { DataZoomComponentOption } from "echarts";
import type { CartesianChart } from "@/lib/chart/cartesian/cartesian-chart";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import { formatTime } from "@/lib/chart/format-time";

const zoomedCountMin = 24;
const slidCountMin = 120;
const slidHeightMinPx = 220;
const slidWidthMinPx = 320;
const sliderPx = 18;

/** Room that the slider takes below the axis. */
export const sliderRoomPx = sliderPx + 8;

/** Whether a chart has so many places that a reader wants to look closer. */
export const canZoom = ({ x, touching, horizontal }: CartesianChart, { isPicture }: DrawingContext) =>
  isPicture !== true && !touching && !horizontal && x.times !== null && x.count >= zoomedCountMin;

/** Whether it has a slider below it, too. */
export const hasSlider = (chart: CartesianChart, context: DrawingContext) =>
  canZoom(chart, context) &&
  chart.x.count >= slidCountMin &&
  context.heightPx >= slidHeightMinPx &&
  context.widthPx >= slidWidthMinPx;

/** Zooming along an axis of time: by the wheel with Ctrl (alone it scrolls the page), by two fingers, by a slider where there is room. */
export function zoomOption(chart: CartesianChart, context: DrawingContext): DataZoomComponentOption[] {
  if (!canZoom(chart, context)) return [];
  const inside: DataZoomComponentOption = {
    ...{ type: "inside", xAxisIndex: 0, filterMode: "filter" },
    ...{ zoomOnMouseWheel: "ctrl", moveOnMouseMove: false, moveOnMouseWheel: false, preventDefaultMouseMove: false },
    minValueSpan: chart.x.kind === "instant" ? undefined : 2,
  };
  return hasSlider(chart, context) ? [inside, slider(chart, context)] : [inside];
}

function slider({ x }: CartesianChart, { theme, texts }: DrawingContext): DataZoomComponentOption {
  const { grain, type } = x.column;
  const by = grain ?? (type === "date" ? "day" : "instant");
  const accent = theme.palette[0] ?? theme.textMuted;
  const faint = { color: theme.line, opacity: 1 };
  return {
    ...{ type: "slider", xAxisIndex: 0, filterMode: "filter", height: sliderPx, bottom: 2, brushSelect: false },
    ...{ borderColor: theme.line, borderRadius: 4, fillerColor: `${accent}22`, backgroundColor: "transparent" },
    dataBackground: { lineStyle: faint, areaStyle: { color: theme.line, opacity: 0.6 } },
    selectedDataBackground: { lineStyle: { color: accent, width: 1 }, areaStyle: { color: accent, opacity: 0.15 } },
    ...{ moveHandleSize: 0, handleSize: "110%", showDataShadow: true, throttle: 30 },
    handleStyle: { color: theme.surface, borderColor: theme.textMuted },
    emphasis: { handleStyle: { color: theme.surface, borderColor: accent } },
    textStyle: { color: theme.textMuted, fontSize: 11 },
    labelFormatter: (value: number, name: string) =>
      x.kind === "instant" ? formatTime(value, by, texts.locale) : name,
  };
}
