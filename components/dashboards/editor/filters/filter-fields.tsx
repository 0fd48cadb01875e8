"use client";

import { Button, Checkbox, Select, TextInput } from "@mantine/core";
import { IconArrowLeft, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useDesign } from "@/components/dashboards/design/design-context";
import { DefaultField } from "@/components/dashboards/editor/filters/default-field";
import { NarrowedFields } from "@/components/dashboards/editor/filters/narrowed-fields";
import { kindsOf } from "@/components/dashboards/editor/filters/new-filter";
import { TargetsFields } from "@/components/dashboards/editor/filters/targets-fields";
import classes from "@/components/dashboards/editor/panel.module.css";
import {
  columnKey,
  columnOfKey,
  findColumn,
  offeredColumns,
} from "@/components/dashboards/editor/plan/offered-columns";
import { sourceModelQuery } from "@/lib/client/source-management";
import type { DashboardFilter } from "@/lib/dashboard/config/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

export type SetFilter = (changed: Partial<DashboardFilter>, field?: string) => void;

/** Everything about one filter: what it is called, on which column, how it begins, and what it does to each widget. */
export function FilterFields({ filter }: { filter: DashboardFilter }) {
  const t = useTranslations("editor.filters");
  const { change, setPanel } = useDesign();
  const model = useQuery(sourceModelQuery(filter.sourceId, false));
  const set: SetFilter = (changed, field) =>
    change(
      "changeFilter",
      (config) => ({
        ...config,
        filters: config.filters.map((one) => (one.id === filter.id ? { ...one, ...changed } : one)),
      }),
      field === undefined ? undefined : { mergeKey: `${filter.id} ${field}` },
    );
  const remove = () => {
    setPanel({ kind: "filters" });
    change("removeFilter", (config) => ({
      ...config,
      filters: config.filters
        .filter(({ id }) => id !== filter.id)
        .map((one) => ({ ...one, narrowedBy: one.narrowedBy?.filter((id) => id !== filter.id) ?? null })),
      // A control in the grid without its filter shows nothing.
      widgets: config.widgets.filter((widget) => widget.kind !== "filter" || widget.filterId !== filter.id),
    }));
  };
  return (
    <div className={classes.part}>
      <Button
        variant="subtle"
        color="gray"
        size="xs"
        style={{ alignSelf: "flex-start" }}
        leftSection={<IconArrowLeft size={14} />}
        onClick={() => setPanel({ kind: "filters" })}
      >
        {t("all")}
      </Button>
      <LabelField label={filter.label} onChange={(label) => set({ label }, "label")} />
      {model.data ? <ColumnFields filter={filter} model={model.data} set={set} /> : null}
      <DefaultField filter={filter} set={set} />
      <Checkbox
        label={t("required")}
        description={t("requiredHint")}
        checked={filter.required}
        onChange={({ currentTarget }) => set({ required: currentTarget.checked })}
      />
      {filter.kind === "list" ? <NarrowedFields filter={filter} set={set} /> : null}
      {model.data ? <TargetsFields filter={filter} model={model.data} set={set} /> : null}
      <Button
        variant="subtle"
        color="red"
        size="xs"
        style={{ alignSelf: "flex-start" }}
        leftSection={<IconTrash size={14} />}
        onClick={remove}
      >
        {t("remove")}
      </Button>
    </div>
  );
}

/** A filter always has a name: an empty field keeps the one before until there is another. */
function LabelField({ label, onChange }: { label: string; onChange: (label: string) => void }) {
  const t = useTranslations("editor.filters");
  const [text, setText] = useState(label);
  const isEmpty = text.trim() === "";
  return (
    <TextInput
      label={t("label")}
      value={isEmpty || text.trim() === label ? text : label}
      maxLength={80}
      error={isEmpty ? t("labelMissing") : null}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        if (currentTarget.value.trim() !== "") onChange(currentTarget.value.trim());
      }}
    />
  );
}

type ColumnFieldsProps = { filter: DashboardFilter; model: SemanticModel; set: SetFilter };

/** The column it is of, and the control that people get for it. What it was set to means nothing on another. */
function ColumnFields({ filter, model, set }: ColumnFieldsProps) {
  const t = useTranslations("editor.filters");
  const locale = useLocale();
  const { entity, column } = filter.column;
  const found = findColumn(model, entity, column);
  const tables = model.entities.map(({ id }) => id);
  return (
    <>
      <Select
        label={t("column")}
        error={found ? null : t("columnGone")}
        data={offeredColumns(model, tables, { locale, wanted: ({ type }) => type !== "binary" && type !== "json" })}
        value={found ? columnKey(entity, column) : null}
        onChange={(key) => {
          const chosen = key === null ? null : columnOfKey(model, key);
          if (!chosen) return;
          const [kind = "text"] = kindsOf(chosen.column);
          set({ column: { entity: chosen.entity.id, column: chosen.column.name, path: null }, kind, default: null });
        }}
        searchable
        limit={150}
        allowDeselect={false}
      />
      {found && kindsOf(found.column).length > 1 ? (
        <Select
          label={t("kind")}
          data={kindsOf(found.column).map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          value={filter.kind}
          onChange={(name) => {
            const kind = kindsOf(found.column).find((one) => one === name);
            if (kind && kind !== filter.kind) set({ kind, default: null });
          }}
          allowDeselect={false}
        />
      ) : null}
    </>
  );
}
