/** ECharts ships its parts without types; each gives what `echarts.use` takes. */
declare module "echarts/lib/*" {
  export const install: typeof import("echarts/charts").LineChart;
}
