import { BarChart, LineChart, PieChart, ScatterChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import * as engine from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

// Only what `lib/chart/option-*.ts` uses: the whole of ECharts would be four times as large.
engine.use([
  BarChart,
  LineChart,
  PieChart,
  ScatterChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  CanvasRenderer,
]);

export const echarts = engine;
