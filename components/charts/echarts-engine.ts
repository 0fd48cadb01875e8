import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import * as engine from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

// What most charts use; each type brings the rest (`ChartTypeDefinition.engine`). The whole of ECharts would be four times as large.
engine.use([AriaComponent, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

export const echarts = engine;
