import * as engine from "echarts/core";
import { install as grid } from "echarts/lib/component/grid/install.js";
import { install as tooltip } from "echarts/lib/component/tooltip/install.js";
import { install as canvas } from "echarts/lib/renderer/installCanvasRenderer.js";

// What most charts use; each option names the rest (`enginePartsOf`). The whole of ECharts would be four times as large.
engine.use([grid, tooltip, canvas]);

export const echarts = engine;
