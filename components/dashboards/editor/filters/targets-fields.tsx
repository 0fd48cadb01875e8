"use client";

import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useDesign, useDesignData } from "@/components/dashboards/design/design-context";
import type { SetFilter } from "@/components/dashboards/editor/filters/filter-fields";
import { keyOfTarget, targetOfKey } from "@/components/dashboards/editor/filters/target-key";
import classes from "@/components/dashboards/editor/panel.module.css";
import { basesOf } from "@/components/dashboards/editor/plan/edit-plan";
import { isNumber, isTime, type Offered, offeredColumns } from "@/components/dashboards/editor/plan/offered-columns";
import { reachableEntities } from "@/components/dashboards/editor/plan/reachable-entities";
import { draftInterplayQuery } from "@/lib/client/dashboard-design";
import type { DashboardFilter, Widget, WidgetQuery } from "@/lib/dashboard/config/schema";
import type { SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

type TargetsFieldsProps = { filter: DashboardFilter; model: SemanticModel; set: SetFilter };

const queriesOf = (widget: Widget): readonly WidgetQuery[] => {
  if (widget.kind === "chart") return [widget.query];
  return widget.kind === "text" ? widget.values.map(({ query }) => query) : [];
};

/** What the filter does to each widget: by itself where it can be told, or as somebody says. */
export function TargetsFields({ filter, model, set }: TargetsFieldsProps) {
  const t = useTranslations("editor.filters");
  const { dashboardId, config } = useDesign();
  const asking = config.widgets.filter((widget) => queriesOf(widget).length > 0);
  const interplay = useQuery(draftInterplayQuery(dashboardId, config));
  const affected = interplay.data?.filters[filter.id];
  if (asking.length === 0) return null;
  return (
    <section className={classes.part} aria-label={t("targets")}>
      <p className={classes.note}>
        {t("targets")}
        {affected ? ` · ${t("affects", { count: affected.length, total: asking.length })}` : null}
      </p>
      {asking.map((widget) => (
        <OneTarget
          key={widget.id}
          widget={widget}
          isAffected={affected?.includes(widget.id)}
          {...{ filter, model, set }}
        />
      ))}
    </section>
  );
}

type OneTargetProps = TargetsFieldsProps & { widget: Widget; isAffected: boolean | undefined };

function OneTarget({ filter, model, set, widget, isAffected }: OneTargetProps) {
  const t = useTranslations("editor.filters");
  const offered = useOffered(filter, model, widget);
  const target = filter.targets[widget.id];
  const choose = (key: string | null) => {
    const { [widget.id]: _, ...others } = filter.targets;
    const next = key === null ? null : targetOfKey(key);
    set({ targets: next === null ? others : { ...others, [widget.id]: next } });
  };
  // Only of what is chosen now is it known whether it works.
  const effect = isAffected === undefined || target?.kind === "none" ? "" : isAffected ? "" : t("noEffect");
  return (
    <Select
      size="xs"
      label={widget.title || t("untitled")}
      description={effect || undefined}
      data={offered}
      value={target ? keyOfTarget(target) : "auto"}
      onChange={choose}
      searchable
      allowDeselect={false}
      limit={150}
    />
  );
}

/** Ways in which a filter can narrow this widget. */
function useOffered(filter: DashboardFilter, model: SemanticModel, widget: Widget): Offered[] {
  const t = useTranslations("editor.filters");
  const locale = useLocale();
  const { dataFor } = useDesignData();
  const data = dataFor(widget);
  const queries = queriesOf(widget);
  const plans = queries.flatMap(({ plan, sourceId }) => (plan && sourceId === filter.sourceId ? [plan] : []));
  const columns =
    plans.length === queries.length
      ? offeredColumns(model, reachableEntities(model, plans.flatMap(basesOf)), { locale, wanted: suits(filter) })
      : [];
  const outputs = data?.status === "ok" && plans.length < queries.length ? data.result.columns : [];
  const parameters = new Set(
    queries.flatMap((query) => query.parameters.map(({ name }) => name.replace(/_(?:from|to)$/, ""))),
  );
  const groups: Offered[] = [
    {
      group: t("byItself"),
      items: [
        { value: "auto", label: t("auto") },
        { value: "none", label: t("notAtAll") },
      ],
    },
    {
      group: t("byParameter"),
      items: [...parameters].map((name) => ({ value: `parameter:${name}`, label: `{{${name}}}` })),
    },
    {
      group: t("byOutput"),
      items: outputs.map(({ name, label }) => ({ value: `output:${name}`, label })),
    },
    ...columns.map(({ group, items }) => ({
      group,
      items: items.map(({ value, label }) => ({ value: `column:${value}`, label })),
    })),
  ];
  return groups.filter(({ items }) => items.length > 0);
}

/** A range of days narrows days, a list whatever it is of. */
const suits =
  ({ kind }: DashboardFilter) =>
  (column: SemanticColumn): boolean => {
    if (kind === "date") return isTime(column);
    if (kind === "number") return isNumber(column) && column.role !== "key";
    return !isTime(column) && column.type !== "binary" && column.type !== "json";
  };
