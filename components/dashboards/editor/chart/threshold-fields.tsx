"use client";

import { NumberInput, Select, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ChartEditing } from "@/components/dashboards/editor/chart/chart-editing";
import { ColourSelect } from "@/components/dashboards/editor/chart/colour-select";
import { EditableList } from "@/components/dashboards/editor/chart/editable-list";
import { figuresOf } from "@/components/dashboards/editor/chart/figures-of";
import classes from "@/components/dashboards/editor/panel.module.css";
import { type Threshold, thresholdSchema } from "@/lib/chart/options-schema";

/** From which values on something is good, worth a look, or bad. */
export function ThresholdFields({ spec, result, setOptions }: ChartEditing) {
  const t = useTranslations("editor.thresholds");
  const thresholds = spec.options?.thresholds ?? [];
  const figures = figuresOf(result);
  const set = (next: Threshold[]) => setOptions({ thresholds: next.length === 0 ? undefined : next }, "thresholds");
  return (
    <div className={classes.part}>
      <p className={classes.note}>{t("hint")}</p>
      <EditableList
        items={thresholds}
        countMax={20}
        addLabel={t("add")}
        removeLabel={(number) => t("remove", { number })}
        newItem={() => newThreshold(thresholds)}
        onChange={set}
      >
        {(threshold, change) => (
          <>
            <div className={classes.row}>
              <NumberInput
                size="xs"
                label={t("from")}
                value={threshold.from}
                onChange={(from) => from !== "" && Number.isFinite(Number(from)) && change({ from: Number(from) })}
              />
              <ColourSelect
                label={t("colour")}
                value={threshold.colour}
                onChange={(colour) => colour && change({ colour })}
              />
            </div>
            <div className={classes.row}>
              <TextInput
                size="xs"
                label={t("label")}
                placeholder={t("labelHint")}
                value={threshold.label}
                maxLength={80}
                onChange={({ currentTarget }) => change({ label: currentTarget.value })}
              />
              {figures.length > 1 ? (
                <Select
                  size="xs"
                  label={t("column")}
                  placeholder={t("everyFigure")}
                  data={figures}
                  value={threshold.column}
                  onChange={(column) => change({ column })}
                  clearable
                />
              ) : null}
            </div>
          </>
        )}
      </EditableList>
    </div>
  );
}

const usual = ["bad", "warning", "good"] as const;

/** The next step up, in the usual order of meanings. */
function newThreshold(thresholds: readonly Threshold[]): Threshold {
  const highest = Math.max(...thresholds.map(({ from }) => from));
  const from = Number.isFinite(highest) ? highest + Math.max(1, Math.abs(highest) / 2) : 0;
  return thresholdSchema.parse({ from, colour: usual[thresholds.length] ?? "neutral" });
}
