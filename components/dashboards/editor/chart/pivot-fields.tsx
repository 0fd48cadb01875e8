"use client";

import { Checkbox, MultiSelect, Select } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ChartEditing } from "@/components/dashboards/editor/chart/chart-editing";
import { figuresOf } from "@/components/dashboards/editor/chart/figures-of";
import classes from "@/components/dashboards/editor/panel.module.css";
import type { ChartOptions } from "@/lib/chart/options-schema";
import type { ResultSet } from "@/lib/execute/schema";

type Pivot = NonNullable<ChartOptions["pivot"]>;
const totals = ["sum", "average", "minimum", "maximum", "count"] as const;

/** A beginning that shows something: the first split down, the others across, all figures. */
function firstPivot(result: ResultSet | undefined): Pivot {
  const splits = (result?.columns ?? []).filter(({ role }) => role !== "measure").map(({ name }) => name);
  return {
    rows: splits.slice(0, 1),
    columns: splits.slice(1, 3),
    values: figuresOf(result).map(({ value }) => ({ column: value, total: "sum" })),
    totals: true,
  };
}

/** What stands down, what across, and what in the cells. */
export function PivotFields({ spec, result, setOptions }: ChartEditing) {
  const t = useTranslations("editor.pivot");
  const pivot = spec.options?.pivot ?? firstPivot(result);
  const set = (changed: Partial<Pivot>) => setOptions({ pivot: { ...pivot, ...changed } });
  const data = (result?.columns ?? []).map(({ name, label }) => ({ value: name, label }));
  const without = (names: readonly string[]) => data.filter(({ value }) => !names.includes(value));
  return (
    <div className={classes.part}>
      <MultiSelect
        size="xs"
        label={t("rows")}
        data={without(pivot.columns)}
        value={pivot.rows}
        maxValues={6}
        onChange={(rows) => set({ rows })}
      />
      <MultiSelect
        size="xs"
        label={t("columns")}
        data={without(pivot.rows)}
        value={pivot.columns}
        maxValues={4}
        onChange={(columns) => set({ columns })}
      />
      <MultiSelect
        size="xs"
        label={t("values")}
        data={figuresOf(result)}
        value={pivot.values.map(({ column }) => column)}
        onChange={(columns) =>
          set({
            values: columns.map(
              (column) => pivot.values.find((one) => one.column === column) ?? { column, total: "sum" },
            ),
          })
        }
      />
      {pivot.values.map((value, index) => (
        <Select
          key={value.column}
          size="xs"
          label={t("totalOf", { column: data.find((one) => one.value === value.column)?.label ?? value.column })}
          data={totals.map((total) => ({ value: total, label: t(`total.${total}`) }))}
          value={value.total}
          onChange={(name) => {
            const total = totals.find((one) => one === name);
            if (total) set({ values: pivot.values.with(index, { ...value, total }) });
          }}
          allowDeselect={false}
        />
      ))}
      <Checkbox
        size="xs"
        label={t("totals")}
        checked={pivot.totals}
        onChange={({ currentTarget }) => set({ totals: currentTarget.checked })}
      />
    </div>
  );
}
