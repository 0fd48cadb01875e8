"use client";

import { Button, Group, Select } from "@mantine/core";
import { IconArrowLeft, IconArrowRight } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import {
  addDimension,
  basesOf,
  changeDimension,
  moveDimension,
  removeDimension,
} from "@/components/dashboards/editor/plan/edit-plan";
import { columnOfKey, findColumn, isTime, offeredColumns } from "@/components/dashboards/editor/plan/offered-columns";
import { PlanChip } from "@/components/dashboards/editor/plan/plan-chip";
import type { PlanEditing } from "@/components/dashboards/editor/plan/plan-editing";
import { PlanPart } from "@/components/dashboards/editor/plan/plan-part";
import { reachableEntities } from "@/components/dashboards/editor/plan/reachable-entities";
import { uniqueKeys } from "@/components/dashboards/editor/plan/unique-keys";
import { timeGrains, timeParts } from "@/lib/execute/schema";
import type { PlanDimension } from "@/lib/nl2sql/schema";

/** By what the figures are split; without figures: the columns that are listed. */
export function SplitsPart({ plan, model, words, onChange }: PlanEditing) {
  const t = useTranslations("editor.plan");
  const locale = useLocale();
  const isList = plan.measures.length === 0;
  const keys = uniqueKeys(plan.dimensions.map(({ column }) => `${column.entity} ${column.column}`));
  const reached = reachableEntities(model, basesOf(plan));
  const offered = offeredColumns(model, reached, { locale, wanted: ({ type }) => type !== "binary" });
  const add = (key: string) => {
    const found = columnOfKey(model, key);
    if (!found) return;
    const dimension: PlanDimension = {
      column: { entity: found.entity.id, column: found.column.name, path: null },
      grain: !isList && isTime(found.column) ? "month" : null,
      label: "",
    };
    onChange(addDimension(plan, { ...dimension, label: words.dimension(dimension) }));
  };
  return (
    <PlanPart
      title={isList ? t("columns") : t("splits")}
      add={{ label: isList ? t("addColumn") : t("addSplit"), offered, onAdd: add }}
    >
      {plan.dimensions.map((dimension, index) => {
        const label = words.dimension(dimension);
        const set = (next: PlanDimension) =>
          onChange(changeDimension(plan, index, { ...next, label: words.dimension(next) }));
        return (
          <PlanChip
            key={keys[index]}
            label={label}
            removeLabel={t("remove", { name: label })}
            onRemove={() => onChange(removeDimension(plan, index))}
          >
            <SplitFields
              dimension={dimension}
              isTime={isTimeIn(model, dimension)}
              onChange={set}
              onMove={plan.dimensions.length < 2 ? null : (by) => onChange(moveDimension(plan, index, by))}
              place={index === 0 ? "first" : index === plan.dimensions.length - 1 ? "last" : "between"}
            />
          </PlanChip>
        );
      })}
    </PlanPart>
  );
}

const isTimeIn = (model: PlanEditing["model"], { column: ref }: PlanDimension) => {
  const found = findColumn(model, ref.entity, ref.column);
  return found !== null && isTime(found.column);
};

type SplitFieldsProps = {
  dimension: PlanDimension;
  isTime: boolean;
  onChange: (dimension: PlanDimension) => void;
  onMove: ((by: -1 | 1) => void) | null;
  place: "first" | "between" | "last";
};

/** Of a time: by year, month …, or by the part of it that comes again. Of any: its place among the others. */
function SplitFields({ dimension, isTime, onChange, onMove, place }: SplitFieldsProps) {
  const t = useTranslations("editor.plan");
  const choices = [
    { value: "none", label: t("exactTime") },
    ...timeGrains.map((grain) => ({ value: `grain:${grain}`, label: t(`grains.${grain}`) })),
    ...timeParts.map((part) => ({ value: `part:${part}`, label: t(`parts.${part}`) })),
  ];
  const current = dimension.grain ? `grain:${dimension.grain}` : dimension.part ? `part:${dimension.part}` : "none";
  const choose = (value: string | null) => {
    const [kind, name] = (value ?? "none").split(":");
    const { part: _, ...plain } = dimension;
    if (kind === "part") onChange({ ...plain, grain: null, part: timeParts.find((part) => part === name) ?? null });
    else onChange({ ...plain, grain: timeGrains.find((grain) => grain === name) ?? null });
  };
  return (
    <>
      {isTime ? (
        <Select
          label={t("timeBy")}
          data={choices}
          value={current}
          onChange={choose}
          allowDeselect={false}
          maxDropdownHeight={260}
          comboboxProps={{ withinPortal: false }}
        />
      ) : null}
      {onMove ? (
        <Group gap={6} grow>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconArrowLeft size={14} />}
            disabled={place === "first"}
            onClick={() => onMove(-1)}
          >
            {t("earlier")}
          </Button>
          <Button
            variant="default"
            size="xs"
            rightSection={<IconArrowRight size={14} />}
            disabled={place === "last"}
            onClick={() => onMove(1)}
          >
            {t("later")}
          </Button>
        </Group>
      ) : null}
      {!isTime && !onMove ? t("nothingToChange") : null}
    </>
  );
}
