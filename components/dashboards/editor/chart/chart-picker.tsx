"use client";

import { Tooltip, UnstyledButton } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useId, useMemo, useState } from "react";
import { chartIcon } from "@/components/charts/chart-icon";
import { type ChartChoice, chartChoices } from "@/components/dashboards/editor/chart/chart-choices";
import classes from "@/components/dashboards/editor/chart/chart-picker.module.css";
import { chartVariant } from "@/lib/chart/chart-variant";
import type { ChartSpec } from "@/lib/chart/schema";
import type { ResultSet } from "@/lib/execute/schema";

type ChartPickerProps = {
  result: ResultSet;
  question: string | null;
  spec: ChartSpec;
  onChange: (spec: ChartSpec) => void;
};

/** How the rows are drawn: what suits them first, everything else one click away, what is impossible with the reason. */
export function ChartPicker({ result, question, spec, onChange }: ChartPickerProps) {
  const t = useTranslations("editor.chart");
  const [isAll, setAll] = useState(false);
  const choices = useMemo(() => chartChoices(result, question, spec), [result, question, spec]);
  const current = chartVariant(spec);
  const first = choices.filter(({ fits, variant }) => fits || variant === current);
  const rest = choices.filter((choice) => !first.includes(choice));
  const group = useId();
  const shared = { current, group, onChange };
  return (
    <fieldset className={classes.picker}>
      <legend className={classes.legend}>{t("type")}</legend>
      <div className={classes.tiles}>
        {first.map((choice) => (
          <Tile key={choice.variant} choice={choice} {...shared} />
        ))}
        {isAll ? rest.map((choice) => <Tile key={choice.variant} choice={choice} {...shared} />) : null}
      </div>
      {rest.length > 0 ? (
        <UnstyledButton className={classes.more} aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          <IconChevronDown size={14} data-open={isAll || undefined} aria-hidden="true" />
          {isAll ? t("fewerTypes") : t("allTypes", { count: rest.length })}
        </UnstyledButton>
      ) : null}
    </fieldset>
  );
}

type TileProps = { choice: ChartChoice; current: string; group: string; onChange: (spec: ChartSpec) => void };

function Tile({ choice: { variant, spec }, current, group, onChange }: TileProps) {
  const t = useTranslations();
  const id = useId();
  const Icon = chartIcon[variant];
  const name = t(`charts.types.${variant}`);
  const why = spec === null ? t(`editor.chart.needs.${variant}`) : null;
  return (
    <Tooltip label={why} disabled={why === null} multiline maw={240}>
      <label
        htmlFor={id}
        className={classes.tile}
        data-current={variant === current || undefined}
        data-off={spec === null || undefined}
      >
        <input
          id={id}
          type="radio"
          name={group}
          className={classes.input}
          checked={variant === current}
          // Not `disabled`: whoever comes by keyboard hears why.
          aria-disabled={spec === null}
          aria-description={why ?? undefined}
          onChange={() => spec && onChange(spec)}
        />
        <Icon size={20} stroke={1.6} aria-hidden="true" />
        <span className={classes.name}>{name}</span>
      </label>
    </Tooltip>
  );
}
