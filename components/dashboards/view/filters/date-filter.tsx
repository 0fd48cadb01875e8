"use client";

import { Select } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import classes from "@/components/dashboards/view/filters/date-filter.module.css";
import { DayRangePicker } from "@/components/dashboards/view/filters/day-range-picker";
import type { FilterControlProps } from "@/components/dashboards/view/filters/filter-control";
import { PeriodList } from "@/components/dashboards/view/filters/period-list";
import type { FilterValue } from "@/lib/dashboard/config/schema";

type Compare = Extract<FilterValue, { kind: "range" }>["compare"];
const comparisons = ["none", "previous", "year_ago"] as const satisfies readonly Compare[];

/** A period by name or by its days, and what it is compared with. */
export function DateFilter({ filter, value, optionsOf, onDraft, onPick }: FilterControlProps) {
  const t = useTranslations("look.date");
  const before = value?.kind === "relative" || value?.kind === "range" ? value : null;
  const [draft, setDraft] = useState(before);
  const [compare, setCompare] = useState<Compare>(before?.compare ?? "none");
  const change = (next: typeof draft, with_: Compare) => {
    setDraft(next);
    setCompare(with_);
    onDraft(next && { ...next, compare: with_ });
  };
  return (
    <div className={classes.layout}>
      <PeriodList
        chosen={draft?.kind === "relative" ? draft : null}
        onPick={(period) => onPick({ kind: "relative", ...period, compare })}
      />
      <div className={classes.range}>
        <DayRangePicker
          range={draft?.kind === "range" ? draft : { from: null, to: null }}
          bounds={optionsOf(filter.id, "")}
          onChange={(range) => change({ kind: "range", ...range, compare }, compare)}
          onPick={(range) => onPick({ kind: "range", ...range, compare })}
        />
        <Select
          label={t("comparison")}
          data={comparisons.map((one) => ({ value: one, label: t(`compare.${one}`) }))}
          value={compare}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          onChange={(next) => {
            const chosen = comparisons.find((one) => one === next) ?? "none";
            if (draft) onPick({ ...draft, compare: chosen });
            else change(draft, chosen);
          }}
        />
      </div>
    </div>
  );
}
