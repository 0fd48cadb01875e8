"use client";

import { Select } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { addMeasure, basesOf, changeMeasure, removeMeasure } from "@/components/dashboards/editor/plan/edit-plan";
import { figureOf, offeredFigures } from "@/components/dashboards/editor/plan/offered-figures";
import { PlanChip } from "@/components/dashboards/editor/plan/plan-chip";
import type { PlanEditing } from "@/components/dashboards/editor/plan/plan-editing";
import { PlanPart } from "@/components/dashboards/editor/plan/plan-part";
import { uniqueKeys } from "@/components/dashboards/editor/plan/unique-keys";
import type { PlanMeasure } from "@/lib/nl2sql/schema";
import { type MeasureAggregate, measureAggregates } from "@/lib/semantic/schema";

/** What is computed. */
export function FiguresPart({ plan, model, words, onChange }: PlanEditing) {
  const t = useTranslations("editor.plan");
  const locale = useLocale();
  const keys = uniqueKeys(
    plan.measures.map(({ entity, column, measureId }) => `${entity} ${column?.column} ${measureId}`),
  );
  const bases = plan.measures.length === 0 ? [plan.root] : basesOf(plan);
  const offered = offeredFigures(model, bases, { locale, rowsOf: (table) => t("rowsOf", { table }) });
  const named = (figure: Omit<PlanMeasure, "label">): PlanMeasure => ({
    ...figure,
    label: words.measure({ ...figure, label: "" }),
  });
  const add = (key: string) => {
    const figure = figureOf(model, key);
    if (figure) onChange(addMeasure(plan, named(figure)));
  };
  return (
    <PlanPart title={t("figures")} add={{ label: t("addFigure"), offered, onAdd: add }}>
      {plan.measures.map((measure, index) => {
        const label = words.measure(measure);
        const isPlain = measure.column !== null && measure.measureId === null && !measure.ratio;
        return (
          <PlanChip
            key={keys[index]}
            label={label}
            removeLabel={t("remove", { name: label })}
            onRemove={() => onChange(removeMeasure(plan, index))}
          >
            {isPlain ? (
              <AggregateChoice
                value={measure.aggregate}
                onChange={(aggregate) => onChange(changeMeasure(plan, index, named({ ...measure, aggregate })))}
              />
            ) : undefined}
          </PlanChip>
        );
      })}
    </PlanPart>
  );
}

type AggregateChoiceProps = { value: MeasureAggregate; onChange: (aggregate: MeasureAggregate) => void };

function AggregateChoice({ value, onChange }: AggregateChoiceProps) {
  const t = useTranslations("editor.plan");
  return (
    <Select
      label={t("howComputed")}
      data={measureAggregates.map((aggregate) => ({ value: aggregate, label: t(`aggregates.${aggregate}`) }))}
      value={value}
      // Chosen from the list above.
      onChange={(aggregate) => aggregate !== null && onChange(aggregate as MeasureAggregate)}
      allowDeselect={false}
      comboboxProps={{ withinPortal: false }}
    />
  );
}
