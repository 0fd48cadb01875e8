"use client";

import { NumberInput, Select } from "@mantine/core";
import { useTranslations } from "next-intl";
import { addSeries } from "@/components/dashboards/editor/plan/edit-plan";
import type { Offered } from "@/components/dashboards/editor/plan/offered-columns";
import { PlanChip } from "@/components/dashboards/editor/plan/plan-chip";
import type { PlanEditing } from "@/components/dashboards/editor/plan/plan-editing";
import { PlanPart } from "@/components/dashboards/editor/plan/plan-part";
import { uniqueKeys } from "@/components/dashboards/editor/plan/unique-keys";
import type { PlanSeries } from "@/lib/nl2sql/schema";

const kinds = ["running_total", "share_of_total", "moving_average", "change", "growth", "rank"] as const;
/** Those that look at so many rows, or at the row so many places back. */
const counted: ReadonlySet<PlanSeries["kind"]> = new Set(["moving_average", "change", "growth"]);

/** Figures computed along the rows: running totals, shares, growth. */
export function SeriesPart({ plan, words, onChange }: PlanEditing) {
  const t = useTranslations("editor.plan");
  if (plan.dimensions.length === 0 || plan.measures.length === 0) return null;
  const keys = uniqueKeys(plan.series.map(({ kind, measure }) => `${kind} ${measure}`));
  const nameOf = (kind: PlanSeries["kind"], index: number) => {
    const measure = plan.measures[index];
    return t(`seriesOf.${kind}`, { figure: measure ? words.measure(measure) : "" });
  };
  const offered: Offered[] = plan.measures.map((measure, index) => ({
    group: words.measure(measure),
    items: kinds.map((kind) => ({ value: `${kind}:${index}`, label: nameOf(kind, index) })),
  }));
  const set = (series: PlanSeries[]) => onChange({ ...plan, series });
  const add = (key: string) => {
    const [name, at] = key.split(":");
    const kind = kinds.find((one) => one === name);
    if (!kind) return;
    const measure = Number(at);
    const periods = kind === "moving_average" ? 3 : 1;
    onChange(addSeries(plan, { kind, measure, periods, label: nameOf(kind, measure) }));
  };
  return (
    <PlanPart title={t("series")} add={{ label: t("addSeries"), offered, onAdd: add }}>
      {plan.series.map((series, index) => (
        <PlanChip
          key={keys[index]}
          label={series.label}
          removeLabel={t("remove", { name: series.label })}
          onRemove={() => set(plan.series.toSpliced(index, 1))}
        >
          <SeriesFields
            series={series}
            splits={plan.dimensions.map((dimension, at) => ({ value: String(at), label: words.dimension(dimension) }))}
            onChange={(changed) => set(plan.series.with(index, changed))}
          />
        </PlanChip>
      ))}
    </PlanPart>
  );
}

type SeriesFieldsProps = {
  series: PlanSeries;
  splits: readonly { value: string; label: string }[];
  onChange: (series: PlanSeries) => void;
};

/** Over how many rows, and whether it starts anew within each value of a split. */
function SeriesFields({ series, splits, onChange }: SeriesFieldsProps) {
  const t = useTranslations("editor.plan");
  return (
    <>
      {counted.has(series.kind) ? (
        <NumberInput
          label={series.kind === "moving_average" ? t("overRows") : t("rowsBack")}
          value={series.periods}
          min={1}
          max={1_000}
          allowDecimal={false}
          onChange={(value) => Number(value) >= 1 && onChange({ ...series, periods: Number(value) })}
        />
      ) : null}
      <Select
        label={t("startsAnew")}
        data={[{ value: "none", label: t("never") }, ...splits]}
        value={series.within?.[0] === undefined ? "none" : String(series.within[0])}
        onChange={(value) => onChange({ ...series, within: value === null || value === "none" ? [] : [Number(value)] })}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
      />
    </>
  );
}
