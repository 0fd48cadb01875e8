import * as engine from "echarts/core";
import { install as aria } from "echarts/lib/component/aria/install.js";
import { install as grid } from "echarts/lib/component/grid/install.js";
import { install as legend } from "echarts/lib/component/legend/install.js";
import { install as tooltip } from "echarts/lib/component/tooltip/install.js";
import { install as canvas } from "echarts/lib/renderer/installCanvasRenderer.js";

// What most charts use; each type names the rest (`ChartTypeDefinition.engine`). The whole of ECharts would be four times as large.
engine.use([aria, grid, legend, tooltip, canvas]);

export const echarts = engine;
