"use client";

import { Button, Checkbox, NumberInput, Select, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { NumberFormatFields } from "@/components/dashboards/editor/chart/number-format-fields";
import classes from "@/components/dashboards/editor/panel.module.css";
import type { TableColumn } from "@/lib/chart/options-schema";

type TableColumnFieldsProps = {
  column: TableColumn;
  isFigure: boolean;
  place: "first" | "between" | "last";
  onMove: (by: -1 | 1) => void;
  onChange: (column: TableColumn) => void;
};

const aligns = ["auto", "left", "center", "right"] as const;
const cells = ["plain", "bar", "scale", "thresholds"] as const;
const totals = ["none", "sum", "average", "minimum", "maximum", "count"] as const;

/** One column of a table: its name, place and width, what its cells show, and what stands below them. */
export function TableColumnFields({ column, isFigure, place, onMove, onChange }: TableColumnFieldsProps) {
  const t = useTranslations("editor.table");
  const set = (changed: Partial<TableColumn>) => onChange({ ...column, ...changed });
  const withLabel = (label: string) => {
    const { label: _, ...rest } = column;
    onChange(label === "" ? rest : { ...rest, label });
  };
  return (
    <div className={classes.part}>
      <TextInput
        size="xs"
        label={t("label")}
        value={column.label ?? ""}
        maxLength={200}
        onChange={({ currentTarget }) => withLabel(currentTarget.value)}
      />
      <Checkbox
        size="xs"
        label={t("hidden")}
        checked={column.hidden}
        onChange={({ currentTarget }) => set({ hidden: currentTarget.checked })}
      />
      <div className={classes.row}>
        <Choice name="align" values={aligns} value={column.align} onChange={(align) => set({ align })} />
        <NumberInput
          size="xs"
          label={t("width")}
          placeholder={t("auto")}
          value={column.widthPx ?? ""}
          min={40}
          max={800}
          allowDecimal={false}
          clampBehavior="blur"
          onChange={(width) =>
            set({ widthPx: width === "" || Number(width) < 40 ? null : Math.min(800, Number(width)) })
          }
        />
      </div>
      {isFigure ? <FigureFields column={column} onChange={onChange} /> : null}
      <div className={classes.row}>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconArrowUp size={14} />}
          disabled={place === "first"}
          onClick={() => onMove(-1)}
        >
          {t("earlier")}
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconArrowDown size={14} />}
          disabled={place === "last"}
          onClick={() => onMove(1)}
        >
          {t("later")}
        </Button>
      </div>
    </div>
  );
}

/** What a figure shows beside its value, what stands below the column, and how it is written. */
function FigureFields({ column, onChange }: Pick<TableColumnFieldsProps, "column" | "onChange">) {
  const { format, ...rest } = column;
  return (
    <>
      <div className={classes.row}>
        <Choice name="cell" values={cells} value={column.cell} onChange={(cell) => onChange({ ...column, cell })} />
        <Choice
          name="total"
          values={totals}
          value={column.total}
          onChange={(total) => onChange({ ...column, total })}
        />
      </div>
      <NumberFormatFields format={format} onChange={(next) => onChange(next ? { ...rest, format: next } : rest)} />
    </>
  );
}

type ChoiceProps<Value extends string> = {
  name: "align" | "cell" | "total";
  values: readonly Value[];
  value: Value;
  onChange: (value: Value) => void;
};

function Choice<Value extends string>({ name, values, value, onChange }: ChoiceProps<Value>) {
  const t = useTranslations("editor.table");
  return (
    <Select
      size="xs"
      label={t(`${name as string}.label`)}
      data={values.map((one) => ({ value: one as string, label: t(`${name as string}.${one as string}`) }))}
      value={value as string}
      onChange={(chosen) => {
        const next = values.find((one) => one === chosen);
        if (next) onChange(next);
      }}
      allowDeselect={false}
    />
  );
}
