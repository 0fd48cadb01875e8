"use client";

import { Accordion } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AxisFields } from "@/components/dashboards/editor/chart/axis-fields";
import type { ChartEditing } from "@/components/dashboards/editor/chart/chart-editing";
import { ChartPicker } from "@/components/dashboards/editor/chart/chart-picker";
import { ColourFields } from "@/components/dashboards/editor/chart/colour-fields";
import { ColumnFields } from "@/components/dashboards/editor/chart/column-fields";
import { LineFields } from "@/components/dashboards/editor/chart/line-fields";
import { LookFields } from "@/components/dashboards/editor/chart/look-fields";
import { MeasureFields } from "@/components/dashboards/editor/chart/measure-fields";
import { NumberFormatFields } from "@/components/dashboards/editor/chart/number-format-fields";
import { hasOption, type OptionGroup } from "@/components/dashboards/editor/chart/option-groups";
import { PivotFields } from "@/components/dashboards/editor/chart/pivot-fields";
import { TableFields } from "@/components/dashboards/editor/chart/table-fields";
import { ThresholdFields } from "@/components/dashboards/editor/chart/threshold-fields";
import { ClickFields } from "@/components/dashboards/editor/click-fields";
import { DataFields } from "@/components/dashboards/editor/data-fields";
import { FreshnessFields } from "@/components/dashboards/editor/freshness-fields";
import classes from "@/components/dashboards/editor/panel.module.css";
import { useDraftRows } from "@/components/dashboards/editor/use-draft-rows";
import { useWidgetEdit, type WidgetOf } from "@/components/dashboards/editor/use-widget-edit";
import type { ChartOptions } from "@/lib/chart/options-schema";
import { isUnasked } from "@/lib/dashboard/config/unasked";

/** Everything about a chart: its data, its type, and only those looks that this type has a use for. */
export function ChartPanel({ widget }: { widget: WidgetOf<"chart"> }) {
  const t = useTranslations("editor.widget");
  const set = useWidgetEdit(widget);
  const result = useDraftRows(widget);
  if (isUnasked(widget)) return <DataFields widget={widget} />;
  const spec = widget.chart;
  const editing: ChartEditing = {
    spec,
    result,
    setSpec: (chart) => set("changeChart", { chart }),
    setOptions: (changed, field) =>
      set("changeChart", { chart: { ...spec, options: merged(spec.options, changed) } }, field),
  };
  const groups: [OptionGroup, ReactNode][] = [
    ["columns", <ColumnFields key="columns" {...editing} />],
    ["look", <LookFields key="look" {...editing} />],
    ["table", <TableFields key="table" {...editing} />],
    ["pivot", <PivotFields key="pivot" {...editing} />],
    ["axes", <AxisFields key="axes" {...editing} />],
    ["thresholds", <ThresholdFields key="thresholds" {...editing} />],
    ["lines", <LineFields key="lines" {...editing} />],
    ["format", <FormatGroup key="format" {...editing} />],
    ["measures", <MeasureFields key="measures" {...editing} />],
    ["colours", <ColourFields key="colours" {...editing} />],
  ];
  return (
    <>
      <DataFields widget={widget} />
      {result ? (
        <ChartPicker result={result} question={widget.query.question} spec={spec} onChange={editing.setSpec} />
      ) : null}
      <Accordion multiple chevronPosition="right" className={classes.accordion} variant="default" order={3}>
        {groups
          .filter(([group]) => hasOption(spec.type, group))
          .map(([group, fields]) => (
            <Section key={group} value={group} title={t(`groups.${group}`)}>
              {fields}
            </Section>
          ))}
        <Section value="click" title={t("groups.click")}>
          <ClickFields widget={widget} columns={result?.columns ?? []} />
        </Section>
        <Section value="freshness" title={t("groups.freshness")}>
          <FreshnessFields widget={widget} />
        </Section>
      </Accordion>
    </>
  );
}

/** What is cleared is left out, so that a later default holds for it. */
function merged(options: ChartOptions | undefined, changed: ChartOptions): ChartOptions {
  const all = Object.entries({ ...options, ...changed }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(all);
}

function Section({ value, title, children }: { value: string; title: string; children: ReactNode }) {
  return (
    <Accordion.Item value={value}>
      <Accordion.Control data-accordion-control>{title}</Accordion.Control>
      <Accordion.Panel>{children}</Accordion.Panel>
    </Accordion.Item>
  );
}

function FormatGroup({ spec, setOptions }: ChartEditing) {
  return <NumberFormatFields format={spec.options?.format} onChange={(format) => setOptions({ format }, "format")} />;
}
