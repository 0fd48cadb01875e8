import "@mantine/core/styles.css";
import "@/components/shell/theme.css";
import { MantineProvider } from "@mantine/core";
import { NextIntlClientProvider } from "next-intl";
import { createRoot } from "react-dom/client";
import { ResultTable } from "@/components/charts/result-table";
import { cssVariablesResolver, theme } from "@/components/shell/theme";
import type { ChartOptions } from "@/lib/chart/options-schema";
import type { Cell, ResultColumn, ResultSet } from "@/lib/execute/schema";
import charts from "@/messages/en/charts.json";

const rowCount = 100_000;

const column = (name: string, given: Partial<ResultColumn>): ResultColumn => ({
  ...{ name, label: name, type: "text", role: "category", unit: null, grain: null },
  ...given,
});

/** Always the same rows: names that all differ, exact decimals, times, nulls. */
function largeResult(): ResultSet {
  const rows = Array.from({ length: rowCount }, (_, at): Cell[] => {
    const mixed = (at * 7_919) % 100_003;
    return [
      `Customer ${mixed} of ${(at * 31) % 977}`,
      ["Oslo", "Rome", "Bonn", "Lyon", "Turin"][mixed % 5] ?? null,
      new Date(Date.UTC(2020, 0, 1) + mixed * 3_600_000).toISOString(),
      mixed % 17 === 0 ? null : `${mixed * 13}.${String(mixed % 100).padStart(2, "0")}`,
      mixed % 250,
      (mixed % 1_000) / 10,
    ];
  });
  const columns = [
    column("customer", {}),
    column("city", {}),
    column("ordered_at", { type: "timestamp", role: "time" }),
    column("revenue", { type: "decimal", role: "measure", unit: "USD" }),
    column("orders", { type: "integer", role: "measure" }),
    column("share", { type: "float", role: "measure", unit: "%" }),
  ];
  return { columns, rows, truncated: false };
}

const designed = { hidden: false, align: "auto", widthPx: null, total: "none" } as const;
const options: ChartOptions = {
  thresholds: [
    { column: null, from: 0, colour: "bad", label: "" },
    { column: null, from: 50, colour: "good", label: "" },
  ],
  table: {
    ...{ totals: true, density: "normal", rowNumbers: true, freezeFirst: true },
    columns: [
      { ...designed, name: "customer", cell: "plain", total: "count" },
      { ...designed, name: "revenue", cell: "bar", total: "sum" },
      { ...designed, name: "orders", cell: "scale", total: "average" },
      { ...designed, name: "share", cell: "thresholds" },
    ],
  },
};

const place = document.getElementById("page");
if (place) {
  createRoot(place).render(
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} forceColorScheme="light">
      <NextIntlClientProvider locale="en" messages={{ charts }} timeZone="UTC">
        <ResultTable result={largeResult()} options={options} height={640} />
      </NextIntlClientProvider>
    </MantineProvider>,
  );
}
