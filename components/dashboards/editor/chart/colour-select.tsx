"use client";

import { Group, Select, type SelectProps, useComputedColorScheme } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useDesign } from "@/components/dashboards/design/design-context";
import classes from "@/components/dashboards/editor/panel.module.css";
import { type ChartColour, chartColours } from "@/lib/chart/options-schema";
import { chartTheme } from "@/lib/chart/palette";

type ColourSelectProps = {
  label: string;
  value: ChartColour | null;
  /** Null: as the palette gives it. */
  onChange: (colour: ChartColour | null) => void;
  clearable?: boolean;
  size?: SelectProps["size"];
};

/** A colour by its meaning or its place in the palette, named as well as shown. */
export function ColourSelect({ label, value, onChange, clearable = false, size = "xs" }: ColourSelectProps) {
  const t = useTranslations("editor.chart");
  const scheme = useComputedColorScheme("light");
  const { palette, meaning } = chartTheme(scheme, false, useDesign().config.theme.palette);
  const colourOf = (name: ChartColour) =>
    name === "good" || name === "warning" || name === "bad" || name === "neutral"
      ? meaning[name]
      : palette[Number(name) - 1];
  const swatch = (name: ChartColour) => <span className={classes.swatch} style={{ background: colourOf(name) }} />;
  const isColour = (name: string): name is ChartColour => chartColours.some((one) => one === name);
  return (
    <Select
      label={label}
      size={size}
      placeholder={t("colourAuto")}
      data={chartColours.map((name) => ({ value: name, label: t(`colourNames.${name}`) }))}
      value={value}
      onChange={(name) => onChange(name !== null && isColour(name) ? name : null)}
      leftSection={value === null ? null : swatch(value)}
      renderOption={({ option, checked }) => (
        <Group gap={8} wrap="nowrap">
          {isColour(option.value) ? swatch(option.value) : null}
          {option.label}
          {checked ? <IconCheck size={14} /> : null}
        </Group>
      )}
      clearable={clearable}
      allowDeselect={clearable}
    />
  );
}
