"use client";

import { Checkbox, NumberInput, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ChartEditing } from "@/components/dashboards/editor/chart/chart-editing";
import classes from "@/components/dashboards/editor/panel.module.css";
import type { ChartOptions } from "@/lib/chart/options-schema";
import type { ChartType } from "@/lib/chart/schema";

type Axis = "axisX" | "axisY" | "axisY2";
type AxisOptions = NonNullable<ChartOptions[Axis]>;

/** Types whose first axis is of numbers: it has ends and a scale of its own. */
const numbersAcross: ReadonlySet<ChartType> = new Set(["scatter", "bubble"]);

/** Titles, ends and scales of the axes. */
export function AxisFields({ spec, setOptions }: ChartEditing) {
  const t = useTranslations("editor.axes");
  const axes: Axis[] = spec.type === "combination" ? ["axisX", "axisY", "axisY2"] : ["axisX", "axisY"];
  const options = spec.options ?? {};
  return (
    <div className={classes.part}>
      {axes.map((axis) => (
        <OneAxis
          key={axis}
          name={t(axis)}
          options={options[axis] ?? {}}
          hasNumbers={axis !== "axisX" || numbersAcross.has(spec.type)}
          onChange={(changed, field) => setOptions({ [axis]: { ...options[axis], ...changed } }, `${axis} ${field}`)}
        />
      ))}
    </div>
  );
}

type OneAxisProps = {
  name: string;
  options: AxisOptions;
  hasNumbers: boolean;
  onChange: (changed: AxisOptions, field: string) => void;
};

function OneAxis({ name, options, hasNumbers, onChange }: OneAxisProps) {
  const t = useTranslations("editor.axes");
  return (
    <fieldset className={classes.fields}>
      <TextInput
        size="xs"
        label={t("title", { axis: name })}
        value={options.title ?? ""}
        maxLength={120}
        onChange={({ currentTarget }) => onChange({ title: currentTarget.value }, "title")}
      />
      {hasNumbers ? (
        <>
          <div className={classes.row}>
            {(["min", "max"] as const).map((end) => (
              <NumberInput
                key={end}
                size="xs"
                label={t(end)}
                aria-label={t("endOf", { end: t(end), axis: name })}
                placeholder={t("auto")}
                value={options[end] ?? ""}
                onChange={(value) => onChange({ [end]: value === "" ? null : Number(value) }, end)}
              />
            ))}
          </div>
          <Checkbox
            size="xs"
            label={t("log")}
            checked={options.scale === "log"}
            onChange={({ currentTarget }) => onChange({ scale: currentTarget.checked ? "log" : "linear" }, "scale")}
          />
        </>
      ) : null}
    </fieldset>
  );
}
