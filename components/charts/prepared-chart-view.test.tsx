import { readFileSync } from "node:fs";
import { MantineProvider } from "@mantine/core";
import { NextIntlClientProvider } from "next-intl";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { PreparedChartView } from "@/components/charts/prepared-chart-view";
import { column, english, measure, result } from "@/lib/chart/__fixtures__/results";
import { prepareWith } from "@/lib/chart/prepare-chart";
import type { ChartSpec } from "@/lib/chart/schema";

const spec = (given: Partial<ChartSpec>): ChartSpec => ({
  ...{ version: 1, type: "table", x: null, y: [], series: null, stacked: false, horizontal: false, title: null },
  ...given,
});
const rows = Array.from({ length: 1_200 }, (_, at) => [`City ${at}`, String(at)]);
const said = { en: "The first 1,200 rows; the query has more", zh: "仅前 1,200 行，查询结果还有更多" };

function read(locale: "en" | "zh", given: Partial<ChartSpec>, isCut: boolean): string {
  const shown = result([column("city"), measure("orders")], rows, isCut);
  const messages = { charts: JSON.parse(readFileSync(`messages/${locale}/charts.json`, "utf8")) };
  return renderToString(
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC">
      <MantineProvider>
        <PreparedChartView
          prepared={prepareWith(undefined, shown, spec(given), english)}
          result={shown}
          height="fill"
        />
      </MantineProvider>
    </NextIntlClientProvider>,
  );
}

test.each<Partial<ChartSpec>>([
  { type: "table" },
  { type: "table", x: "gone" },
  { type: "number", y: ["orders"] },
  { type: "pivot", x: "city", y: ["orders"] },
])("what is text says that its rows were cut, as pictures do (%j)", (given) => {
  for (const locale of ["en", "zh"] as const) {
    expect(read(locale, given, true)).toContain(said[locale]);
    expect(read(locale, given, false)).not.toContain(said[locale]);
  }
});
