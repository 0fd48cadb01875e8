import "@mantine/core/styles.css";
import "@/components/shell/theme.css";
import { MantineProvider } from "@mantine/core";
import { NextIntlClientProvider } from "next-intl";
import { createRoot } from "react-dom/client";
import { TypedChartView } from "@/components/charts/typed-chart-view";
import { cssVariablesResolver, theme } from "@/components/shell/theme";
import type { ChartSpec } from "@/lib/chart/schema";
import type { Cell, ResultSet } from "@/lib/execute/schema";
import charts from "@/messages/en/charts.json";

const pointCount = 100_000;

/** Always the same course: slow waves, quick ones, a gap and a peak of one minute. */
function largeResult(): ResultSet {
  const rows = Array.from({ length: pointCount }, (_, at): Cell[] => {
    const wave = 50 + 30 * Math.sin(at / 4_000) + ((at * 7_919) % 23);
    const isGap = at > 40_000 && at < 41_000;
    return [new Date(Date.UTC(2024, 0, 1) + at * 60_000).toISOString(), isGap ? null : at === 70_000 ? 180 : wave];
  });
  const blank = { unit: null, grain: null } as const;
  return {
    columns: [
      { name: "at", label: "Time", type: "timestamp", role: "time", ...blank },
      { name: "load", label: "Load", type: "float", role: "measure", ...blank },
    ],
    rows,
    truncated: false,
  };
}

const spec: ChartSpec = {
  ...{ version: 1, type: "line", x: "at", y: ["load"], series: null },
  ...{ stacked: false, horizontal: false, title: null },
};

const place = document.getElementById("page");
if (place) {
  createRoot(place).render(
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} forceColorScheme="light">
      <NextIntlClientProvider locale="en" messages={{ charts }} timeZone="UTC">
        <TypedChartView result={largeResult()} spec={spec} height={480} onPoint={() => undefined} />
      </NextIntlClientProvider>
    </MantineProvider>,
  );
}
