"use client";

import { ActionIcon, NumberInput, Select, UnstyledButton } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import classes from "@/components/dashboards/view/filters/date-filter.module.css";
import { useFilterWords } from "@/components/dashboards/view/filters/use-filter-words";
import { type FilterValue, relativeUnits } from "@/lib/dashboard/config/schema";

type Period = Omit<Extract<FilterValue, { kind: "relative" }>, "kind" | "compare">;
type Unit = Period["unit"];

const periods: readonly Period[] = [
  { anchor: "current", count: 1, unit: "day" },
  { anchor: "last", count: 1, unit: "day" },
  { anchor: "last", count: 7, unit: "day" },
  { anchor: "last", count: 30, unit: "day" },
  { anchor: "current", count: 1, unit: "month" },
  { anchor: "last", count: 1, unit: "month" },
  { anchor: "last", count: 12, unit: "month" },
  { anchor: "current", count: 1, unit: "quarter" },
  { anchor: "last", count: 1, unit: "quarter" },
  { anchor: "to_date", count: 1, unit: "year" },
  { anchor: "last", count: 1, unit: "year" },
];
const isSame = (a: Period, b: Period | null) =>
  a.anchor === b?.anchor && a.unit === b.unit && (a.count === b.count || a.anchor === "to_date");

/** Periods by name, counted from today, so that a dashboard stays right tomorrow. */
export function PeriodList({ chosen, onPick }: { chosen: Period | null; onPick: (period: Period) => void }) {
  const t = useTranslations("look.date");
  const { relativeWords } = useFilterWords();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame of its own, and its legend is not shown
    <div role="group" aria-label={t("presets")} className={classes.presets}>
      {periods.map((period) => (
        <UnstyledButton
          key={`${period.anchor} ${period.count} ${period.unit}`}
          className={classes.preset}
          aria-pressed={isSame(period, chosen)}
          onClick={() => onPick(period)}
        >
          {relativeWords({ kind: "relative", ...period, compare: "none" })}
        </UnstyledButton>
      ))}
      <OtherPeriod chosen={chosen} onPick={onPick} />
    </div>
  );
}

function OtherPeriod({ chosen, onPick }: { chosen: Period | null; onPick: (period: Period) => void }) {
  const t = useTranslations("look.date");
  const [count, setCount] = useState(chosen?.anchor === "last" ? chosen.count : 14);
  const [unit, setUnit] = useState<Unit>(chosen?.anchor === "last" ? chosen.unit : "day");
  return (
    <form
      className={classes.custom}
      onSubmit={(event) => {
        event.preventDefault();
        onPick({ anchor: "last", count, unit });
      }}
    >
      <NumberInput
        label={t("customLast")}
        size="xs"
        w={64}
        min={1}
        max={1_000}
        allowDecimal={false}
        hideControls
        value={count}
        onChange={(next) => setCount(Math.min(1_000, Math.max(1, Number(next) || 1)))}
      />
      <Select
        aria-label={t("customUnit")}
        size="xs"
        flex={1}
        data={relativeUnits.map((one) => ({ value: one, label: t(`units.${one}`) }))}
        value={unit}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        onChange={(next) => setUnit(relativeUnits.find((one) => one === next) ?? "day")}
      />
      <ActionIcon type="submit" size={28} variant="default" aria-label={t("custom")}>
        <IconArrowRight size={14} />
      </ActionIcon>
    </form>
  );
}
