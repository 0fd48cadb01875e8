"use client";

import { Accordion, Select, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ChartEditing } from "@/components/dashboards/editor/chart/chart-editing";
import { ColourSelect } from "@/components/dashboards/editor/chart/colour-select";
import { NumberFormatFields } from "@/components/dashboards/editor/chart/number-format-fields";
import classes from "@/components/dashboards/editor/panel.module.css";
import type { ChartOptions } from "@/lib/chart/options-schema";

type MeasureOptions = NonNullable<ChartOptions["measures"]>[string];

/** Each figure by itself: its name, its colour, how it is written; in a combination also how it is drawn and on which axis. */
export function MeasureFields({ spec, result, setOptions }: ChartEditing) {
  const measures = spec.options?.measures ?? {};
  return (
    <Accordion variant="separated" order={4}>
      {spec.y.map((name) => {
        const column = result?.columns.find((one) => one.name === name);
        const options = measures[name] ?? {};
        const set = (changed: { [Key in keyof MeasureOptions]: MeasureOptions[Key] | undefined }, field?: string) =>
          setOptions(
            { measures: { ...measures, [name]: stated({ ...options, ...changed }) } },
            field && `${name} ${field}`,
          );
        return (
          <Accordion.Item key={name} value={name}>
            <Accordion.Control>{options.label ?? column?.label ?? name}</Accordion.Control>
            <Accordion.Panel>
              <OneMeasure
                isCombined={spec.type === "combination"}
                options={options}
                hint={column?.label ?? name}
                onChange={set}
              />
            </Accordion.Panel>
          </Accordion.Item>
        );
      })}
    </Accordion>
  );
}

const stated = (options: { [Key in keyof MeasureOptions]: MeasureOptions[Key] | undefined }): MeasureOptions =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));

type OneMeasureProps = {
  isCombined: boolean;
  options: MeasureOptions;
  hint: string;
  onChange: (changed: { [Key in keyof MeasureOptions]: MeasureOptions[Key] | undefined }, field?: string) => void;
};

const shapes = ["bar", "line", "area"] as const;
const axes = ["left", "right"] as const;

function OneMeasure({ isCombined, options, hint, onChange }: OneMeasureProps) {
  const t = useTranslations("editor.measures");
  return (
    <div className={classes.part}>
      <TextInput
        size="xs"
        label={t("label")}
        placeholder={hint}
        value={options.label ?? ""}
        maxLength={200}
        onChange={({ currentTarget }) =>
          onChange({ label: currentTarget.value === "" ? undefined : currentTarget.value }, "label")
        }
      />
      {isCombined ? (
        <div className={classes.row}>
          <Select
            size="xs"
            label={t("as")}
            placeholder={t("auto")}
            data={shapes.map((shape) => ({ value: shape, label: t(`shapes.${shape}`) }))}
            value={options.as ?? null}
            onChange={(name) => onChange({ as: shapes.find((shape) => shape === name) })}
            clearable
          />
          <Select
            size="xs"
            label={t("axis")}
            placeholder={t("auto")}
            data={axes.map((axis) => ({ value: axis, label: t(`axes.${axis}`) }))}
            value={options.axis ?? null}
            onChange={(name) => onChange({ axis: axes.find((axis) => axis === name) })}
            clearable
          />
        </div>
      ) : null}
      <ColourSelect
        label={t("colour")}
        value={options.colour ?? null}
        onChange={(colour) => onChange({ colour: colour ?? undefined })}
        clearable
      />
      <NumberFormatFields format={options.format} onChange={(format) => onChange({ format }, "format")} />
    </div>
  );
}
