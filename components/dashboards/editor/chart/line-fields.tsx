"use client";

import { NumberInput, Select, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ChartEditing } from "@/components/dashboards/editor/chart/chart-editing";
import { ColourSelect } from "@/components/dashboards/editor/chart/colour-select";
import { EditableList } from "@/components/dashboards/editor/chart/editable-list";
import { figuresOf } from "@/components/dashboards/editor/chart/figures-of";
import classes from "@/components/dashboards/editor/panel.module.css";
import { type ReferenceLine, referenceLineSchema } from "@/lib/chart/options-schema";

const figures = ["average", "median", "minimum", "maximum"] as const;

/** Lines across the chart: a value, a figure of what is shown, or a column that holds the target. */
export function LineFields({ spec, result, setOptions }: ChartEditing) {
  const t = useTranslations("editor.lines");
  const lines = spec.options?.lines ?? [];
  const columns = figuresOf(result);
  const set = (next: ReferenceLine[]) => setOptions({ lines: next.length === 0 ? undefined : next }, "lines");
  return (
    <EditableList
      items={lines}
      countMax={10}
      addLabel={t("add")}
      removeLabel={(number) => t("remove", { number })}
      newItem={() => referenceLineSchema.parse({ at: { kind: "figure", figure: "average" } })}
      onChange={set}
    >
      {(line, change) => (
        <>
          <div className={classes.row}>
            <Select
              size="xs"
              label={t("at")}
              data={[
                { value: "value", label: t("value") },
                ...figures.map((figure) => ({ value: figure, label: t(`figures.${figure}`) })),
                ...columns.map(({ value, label }) => ({
                  value: `column:${value}`,
                  label: t("column", { column: label }),
                })),
              ]}
              value={keyOf(line.at)}
              onChange={(key) => key !== null && change({ at: placeOf(key) })}
              allowDeselect={false}
            />
            {line.at.kind === "value" ? (
              <NumberInput
                size="xs"
                label={t("number")}
                value={line.at.value}
                onChange={(value) =>
                  value !== "" &&
                  Number.isFinite(Number(value)) &&
                  change({ at: { kind: "value", value: Number(value) } })
                }
              />
            ) : null}
          </div>
          <div className={classes.row}>
            <TextInput
              size="xs"
              label={t("label")}
              value={line.label}
              maxLength={80}
              onChange={({ currentTarget }) => change({ label: currentTarget.value })}
            />
            <ColourSelect label={t("colour")} value={line.colour} onChange={(colour) => colour && change({ colour })} />
          </div>
        </>
      )}
    </EditableList>
  );
}

function keyOf(at: ReferenceLine["at"]): string {
  switch (at.kind) {
    case "value":
      return "value";
    case "figure":
      return at.figure;
    case "column":
      return `column:${at.column}`;
  }
}

function placeOf(key: string): ReferenceLine["at"] {
  const figure = figures.find((one) => one === key);
  if (figure) return { kind: "figure", figure };
  return key.startsWith("column:")
    ? { kind: "column", column: key.slice("column:".length) }
    : { kind: "value", value: 0 };
}
