"use client";

import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EditableList } from "@/components/dashboards/editor/chart/editable-list";
import classes from "@/components/dashboards/editor/panel.module.css";
import { useWidgetEdit, type WidgetOf } from "@/components/dashboards/editor/use-widget-edit";
import { dashboardQuery, dashboardsQuery } from "@/lib/client/dashboards";
import type { Click, DashboardFilter } from "@/lib/dashboard/config/schema";
import type { ResultColumn } from "@/lib/execute/schema";

const kinds = ["auto", "filter", "drill", "dashboard", "none"] as const;
type ClickFieldsProps = { widget: WidgetOf<"chart">; columns: readonly ResultColumn[] };

/** What a click on a mark does. */
export function ClickFields({ widget, columns }: ClickFieldsProps) {
  const t = useTranslations("editor.click");
  const set = useWidgetEdit(widget);
  const { click } = widget;
  // Which dashboard is not said yet: until then nothing is changed.
  const [isChoosing, setChoosing] = useState(false);
  const shown = isChoosing ? "dashboard" : click.kind;
  const choose = (name: string | null) => {
    const kind = kinds.find((one) => one === name);
    if (!kind) return;
    setChoosing(kind === "dashboard" && click.kind !== "dashboard");
    if (kind !== "dashboard") set("changeClick", { click: { kind } });
  };
  const open = (changed: Opening) => {
    setChoosing(false);
    set("changeClick", { click: changed });
  };
  return (
    <div className={classes.part}>
      <Select
        size="xs"
        label={t("label")}
        data={kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        value={shown}
        onChange={choose}
        allowDeselect={false}
      />
      <p className={classes.note}>{t(`hints.${shown}`)}</p>
      {shown === "dashboard" ? (
        <TargetFields click={click.kind === "dashboard" ? click : noTarget} columns={columns} onChange={open} />
      ) : null}
    </div>
  );
}

type Opening = Extract<Click, { kind: "dashboard" }>;
const noTarget: Opening = { kind: "dashboard", dashboardId: "", tabId: null, pass: [] };
type TargetFieldsProps = { click: Opening; columns: readonly ResultColumn[]; onChange: (click: Opening) => void };

/** Which dashboard is opened, on which tab, and which of its filters are set from the point. */
function TargetFields({ click, columns, onChange }: TargetFieldsProps) {
  const t = useTranslations("editor.click");
  const dashboards = useQuery(dashboardsQuery());
  const target = useQuery({ ...dashboardQuery(click.dashboardId), enabled: click.dashboardId !== "" });
  const { tabs = [], filters = [] } = target.data?.config ?? {};
  return (
    <>
      <Select
        size="xs"
        label={t("dashboard")}
        placeholder={t("choose")}
        error={click.dashboardId === "" ? t("chooseOne") : target.isError ? t("dashboardGone") : null}
        data={(dashboards.data ?? []).map(({ id, title }) => ({ value: id, label: title }))}
        value={click.dashboardId === "" ? null : click.dashboardId}
        onChange={(dashboardId) => dashboardId !== null && onChange({ ...click, dashboardId, tabId: null, pass: [] })}
        searchable
        allowDeselect={false}
      />
      {tabs.length > 1 ? (
        <Select
          size="xs"
          label={t("tab")}
          placeholder={t("firstTab")}
          data={tabs.map(({ id, title }) => ({ value: id, label: title }))}
          value={click.tabId}
          onChange={(tabId) => onChange({ ...click, tabId })}
          clearable
        />
      ) : null}
      <PassedFilters click={click} columns={columns} filters={filters} onChange={onChange} />
    </>
  );
}

type PassedFiltersProps = TargetFieldsProps & { filters: readonly DashboardFilter[] };

/** Which filters of the other dashboard are set, each from a column of the point. */
function PassedFilters({ click, columns, filters, onChange }: PassedFiltersProps) {
  const t = useTranslations("editor.click");
  const [column] = columns;
  const [filter] = filters;
  if (!column || !filter) return null;
  return (
    <EditableList
      items={click.pass}
      countMax={10}
      addLabel={t("pass")}
      removeLabel={(number) => t("removePass", { number })}
      newItem={() => ({ column: column.name, filterId: filter.id })}
      onChange={(pass) => onChange({ ...click, pass })}
    >
      {(pass, change) => (
        <div className={classes.row}>
          <Select
            size="xs"
            label={t("filter")}
            data={filters.map(({ id, label }) => ({ value: id, label }))}
            value={pass.filterId}
            onChange={(filterId) => filterId !== null && change({ filterId })}
            allowDeselect={false}
          />
          <Select
            size="xs"
            label={t("column")}
            data={columns.map(({ name, label }) => ({ value: name, label }))}
            value={pass.column}
            onChange={(name) => name !== null && change({ column: name })}
            allowDeselect={false}
          />
        </div>
      )}
    </EditableList>
  );
}
