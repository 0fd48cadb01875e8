"use client";

import "@mantine/dates/styles.layer.css";
import "dayjs/locale/zh-cn";
import { TextInput } from "@mantine/core";
import { DatePicker } from "@mantine/dates";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import classes from "@/components/dashboards/view/filters/date-filter.module.css";
import type { OptionsOf } from "@/components/dashboards/view/filters/filter-control";
import type { Cell } from "@/lib/execute/schema";

type Days = { readonly from: string | null; readonly to: string | null };
type DayRangePickerProps = {
  range: Days;
  /** Asks for the first and the last day there is data of. */
  bounds: ReturnType<OptionsOf>;
  /** One end has changed. */
  onChange: (range: Days) => void;
  /** Both ends have been chosen in the calendar. */
  onPick: (range: Days) => void;
};

const dayOf = (cell: Cell | undefined) => (typeof cell === "string" ? cell.slice(0, 10) : undefined);
/** While a year is typed digit by digit, a field holds days of the first centuries. */
const isMeant = (day: string) => day === "" || day >= "1000";

/** Two days, typed or clicked in a calendar. It opens where the data ends. */
export function DayRangePicker({ range, bounds, onChange, onPick }: DayRangePickerProps) {
  const t = useTranslations("look.date");
  const isChinese = useLocale() === "zh";
  const { data } = useQuery(bounds);
  const last = dayOf(data?.range?.max);
  const type = (part: Partial<Days>) => onChange({ from: range.from, to: range.to, ...part });
  return (
    <>
      <div className={classes.days}>
        <Day label={t("fromDay")} value={range.from} max={range.to} onChange={(from) => type({ from })} />
        <Day label={t("toDay")} value={range.to} min={range.from} onChange={(to) => type({ to })} />
      </div>
      <div className={classes.calendar}>
        <DatePicker
          // The calendar opens at its end, so it is made anew once that is known.
          key={last ?? "unknown"}
          type="range"
          allowSingleDateInRange
          // Red is for what is wrong.
          weekendDays={[]}
          locale={isChinese ? "zh-cn" : "en"}
          value={[range.from, range.to]}
          defaultDate={range.to ?? last}
          ariaLabels={{ previousMonth: t("earlier"), nextMonth: t("later"), monthLevelControl: t("levels") }}
          onChange={([from, to]) => (from && to ? onPick({ from, to }) : onChange({ from, to }))}
        />
      </div>
    </>
  );
}

type DayProps = {
  label: string;
  value: string | null;
  min?: string | null;
  max?: string | null;
  onChange: (day: string | null) => void;
};

function Day({ label, value, min, max, onChange }: DayProps) {
  return (
    <TextInput
      type="date"
      label={label}
      size="xs"
      value={value ?? ""}
      min={min ?? undefined}
      max={max ?? undefined}
      onChange={(event) => {
        const day = event.currentTarget.value;
        if (isMeant(day)) onChange(day === "" ? null : day);
      }}
    />
  );
}
