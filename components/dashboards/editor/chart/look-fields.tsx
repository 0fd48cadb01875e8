"use client";

import { Checkbox, NumberInput, SegmentedControl, Select } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ChartEditing } from "@/components/dashboards/editor/chart/chart-editing";
import { type LookOption, looksOf } from "@/components/dashboards/editor/chart/option-groups";
import { RegionField } from "@/components/dashboards/editor/chart/region-field";
import classes from "@/components/dashboards/editor/panel.module.css";
import type { ChartOptions } from "@/lib/chart/options-schema";
import type { ChartSpec } from "@/lib/chart/schema";
import type { ResultSet } from "@/lib/execute/schema";

/** The looks that this type has a use for, each with its default until somebody sets it. */
export function LookFields({ spec, result, setOptions }: ChartEditing) {
  return (
    <div className={classes.part}>
      {looksOf(spec.type).map((look) => {
        const Field = fields[look];
        return <Field key={look} {...{ spec, result, setOptions }} options={spec.options ?? {}} />;
      })}
    </div>
  );
}

type LookFieldProps = {
  options: ChartOptions;
  spec: ChartSpec;
  result: ResultSet | undefined;
  setOptions: ChartEditing["setOptions"];
};

type ChoiceFieldProps = LookFieldProps & { name: "legend" | "shape" | "nulls" | "sort"; values: readonly string[] };

/** A choice of a few; the first is what holds while nothing is set. */
function ChoiceField({ name, values, options, setOptions }: ChoiceFieldProps) {
  const t = useTranslations("editor.look");
  return (
    <Select
      size="xs"
      label={t(`${name}.label`)}
      data={values.map((value) => ({ value, label: t(`${name}.${value}`) }))}
      value={options[name] ?? values[0] ?? null}
      onChange={(value) => setOptions({ [name]: value === values[0] ? undefined : value })}
      allowDeselect={false}
    />
  );
}

type SwitchFieldProps = LookFieldProps & { name: "labels" | "percent" | "points" | "ring" | "sparkline" };

function SwitchField({ name, options, setOptions }: SwitchFieldProps) {
  const t = useTranslations("editor.look");
  return (
    <Checkbox
      size="xs"
      label={t(name)}
      checked={options[name] ?? false}
      onChange={({ currentTarget }) => setOptions({ [name]: currentTarget.checked || undefined })}
    />
  );
}

type CountFieldProps = LookFieldProps & { name: "top" | "bins" | "from"; min?: number; max?: number };

function CountField({ name, min, max, options, setOptions }: CountFieldProps) {
  const t = useTranslations("editor.look");
  return (
    <NumberInput
      size="xs"
      label={t(`${name}.label`)}
      placeholder={t(`${name}.auto`)}
      value={options[name] ?? ""}
      {...(min !== undefined && { min })}
      {...(max !== undefined && { max })}
      allowDecimal={name === "from"}
      onChange={(value) => {
        const isLower = min !== undefined && Number(value) < min;
        setOptions({ [name]: value === "" || isLower ? undefined : Number(value) }, name);
      }}
    />
  );
}

/** What 100 % is, or what a figure is compared with: a number, or another column. */
function TargetField({ options, result, spec, setOptions }: LookFieldProps) {
  const t = useTranslations("editor.look");
  const { target } = options;
  const columns = (result?.columns ?? []).filter(({ name, role }) => role === "measure" && !spec.y.includes(name));
  return (
    <div className={classes.row}>
      <NumberInput
        size="xs"
        label={t("target.label")}
        placeholder={t("target.none")}
        value={typeof target === "number" ? target : ""}
        onChange={(value) => setOptions({ target: value === "" ? undefined : Number(value) }, "target")}
      />
      {columns.length > 0 ? (
        <Select
          size="xs"
          label={t("target.column")}
          data={columns.map(({ name, label }) => ({ value: name, label }))}
          value={typeof target === "string" ? target : null}
          onChange={(column) => setOptions({ target: column ?? undefined })}
          clearable
        />
      ) : null}
    </div>
  );
}

/** A rise of costs is no good news. */
function DirectionField({ options, setOptions }: LookFieldProps) {
  const t = useTranslations("editor.look");
  return (
    <div>
      <p className={classes.note}>{t("goodDirection.label")}</p>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t("goodDirection.label")}
        data={(["up", "down", "none"] as const).map((value) => ({ value, label: t(`goodDirection.${value}`) }))}
        value={options.goodDirection ?? "up"}
        onChange={(value) =>
          setOptions({ goodDirection: value === "up" ? undefined : value === "down" ? "down" : "none" })
        }
      />
    </div>
  );
}

const fields: Record<LookOption, (props: LookFieldProps) => ReactNode> = {
  legend: (props) => <ChoiceField {...props} name="legend" values={["auto", "top", "right", "bottom", "none"]} />,
  labels: (props) => <SwitchField {...props} name="labels" />,
  percent: (props) => <SwitchField {...props} name="percent" />,
  shape: (props) => <ChoiceField {...props} name="shape" values={["straight", "smooth", "step"]} />,
  points: (props) => <SwitchField {...props} name="points" />,
  nulls: (props) => <ChoiceField {...props} name="nulls" values={["gap", "connect", "zero"]} />,
  sort: (props) => (
    <ChoiceField
      {...props}
      name="sort"
      values={["auto", "value_desc", "value_asc", "name_asc", "name_desc", "query"]}
    />
  ),
  top: (props) => <CountField {...props} name="top" min={1} max={200} />,
  target: TargetField,
  from: (props) => <CountField {...props} name="from" />,
  sparkline: (props) => <SwitchField {...props} name="sparkline" />,
  goodDirection: DirectionField,
  ring: (props) => <SwitchField {...props} name="ring" />,
  bins: (props) => <CountField {...props} name="bins" min={2} max={100} />,
  region: RegionField,
};
