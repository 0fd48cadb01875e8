"use client";

import { Accordion, Checkbox, SegmentedControl } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ChartEditing } from "@/components/dashboards/editor/chart/chart-editing";
import { TableColumnFields } from "@/components/dashboards/editor/chart/table-column-fields";
import classes from "@/components/dashboards/editor/panel.module.css";
import { type ChartOptions, type TableColumn, tableColumnSchema } from "@/lib/chart/options-schema";
import type { ResultSet } from "@/lib/execute/schema";

type TableOptions = NonNullable<ChartOptions["table"]>;
const defaults: TableOptions = { columns: [], totals: false, density: "normal", rowNumbers: false, freezeFirst: true };

/** All columns in their order: those that were set, then those that are new in the result. */
function columnsOf(options: TableOptions, result: ResultSet | undefined): TableColumn[] {
  const set = new Set(options.columns.map(({ name }) => name));
  const others = (result?.columns ?? []).filter(({ name }) => !set.has(name));
  return [...options.columns, ...others.map(({ name }) => tableColumnSchema.parse({ name }))];
}

/** How a table is laid out, and each of its columns. */
export function TableFields({ spec, result, setOptions }: ChartEditing) {
  const t = useTranslations("editor.table");
  const options = spec.options?.table ?? defaults;
  const set = (changed: Partial<TableOptions>, field?: string) =>
    setOptions({ table: { ...options, ...changed } }, field);
  const columns = columnsOf(options, result);
  const move = (index: number, by: -1 | 1) => {
    const [from, to] = [columns[index], columns[index + by]];
    if (from && to) set({ columns: columns.with(index, to).with(index + by, from) });
  };
  return (
    <div className={classes.part}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t("density")}
        data={(["normal", "compact"] as const).map((value) => ({ value, label: t(value) }))}
        value={options.density}
        onChange={(density) => set({ density: density === "compact" ? "compact" : "normal" })}
      />
      {(["totals", "rowNumbers", "freezeFirst"] as const).map((key) => (
        <Checkbox
          key={key}
          size="xs"
          label={t(key)}
          checked={options[key]}
          onChange={({ currentTarget }) => set({ [key]: currentTarget.checked })}
        />
      ))}
      <Accordion variant="separated" order={4}>
        {columns.map((column, index) => (
          <Accordion.Item key={column.name} value={column.name}>
            <Accordion.Control>
              {column.label ?? result?.columns.find(({ name }) => name === column.name)?.label ?? column.name}
              {column.hidden ? ` ${t("isHidden")}` : null}
            </Accordion.Control>
            <Accordion.Panel>
              <TableColumnFields
                column={column}
                isFigure={result?.columns.find(({ name }) => name === column.name)?.role === "measure"}
                place={index === 0 ? "first" : index === columns.length - 1 ? "last" : "between"}
                onMove={(by) => move(index, by)}
                onChange={(changed) => set({ columns: columns.with(index, changed) }, `column ${column.name}`)}
              />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </div>
  );
}
