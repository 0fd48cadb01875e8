"use client";

import { Select, UnstyledButton } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { v7 } from "uuid";
import { isAskable } from "@/components/chat/is-askable";
import { useDesign } from "@/components/dashboards/design/design-context";
import classes from "@/components/dashboards/editor/filters/filter-list.module.css";
import { newFilter, suggestedFilters } from "@/components/dashboards/editor/filters/new-filter";
import { columnOfKey, offeredColumns } from "@/components/dashboards/editor/plan/offered-columns";
import { sourceModelQuery } from "@/lib/client/source-management";
import { sourcesQuery } from "@/lib/client/sources";
import type { DashboardConfig } from "@/lib/dashboard/config/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

/** The source that the dashboard asks most. **Nulls** it asks none. */
function mainSource({ widgets }: DashboardConfig): string | null {
  const counts = new Map<string, number>();
  for (const widget of widgets) {
    if (widget.kind === "chart") counts.set(widget.query.sourceId, (counts.get(widget.query.sourceId) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

const countMax = 20;

/** Adds a filter by a click on what suits the widgets, or by any column. */
export function AddFilter() {
  const { config } = useDesign();
  const sources = useQuery(sourcesQuery());
  const [chosen, setChosen] = useState<string | null>(null);
  const askable = (sources.data ?? []).filter(isAskable);
  const sourceId = chosen ?? mainSource(config) ?? askable[0]?.id ?? null;
  const model = useQuery({ ...sourceModelQuery(sourceId ?? "", false), enabled: sourceId !== null });
  if (config.filters.length >= countMax || sourceId === null) return null;
  return (
    <>
      <SourceChoice sources={askable} value={sourceId} onChange={setChosen} />
      {model.data ? <Columns model={model.data} config={config} /> : null}
    </>
  );
}

type SourceChoiceProps = {
  sources: readonly { id: string; name: string }[];
  value: string;
  onChange: (id: string) => void;
};

function SourceChoice({ sources, value, onChange }: SourceChoiceProps) {
  const t = useTranslations("editor.filters");
  if (sources.length < 2) return null;
  return (
    <Select
      size="xs"
      label={t("source")}
      data={sources.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={(id) => id !== null && onChange(id)}
      allowDeselect={false}
    />
  );
}

function Columns({ model, config }: { model: SemanticModel; config: DashboardConfig }) {
  const t = useTranslations("editor.filters");
  const locale = useLocale();
  const titleId = useId();
  const { change, setPanel } = useDesign();
  const suggested = suggestedFilters(model, config, locale);
  const add = (key: string) => {
    const found = columnOfKey(model, key);
    if (!found) return;
    const ref = { entity: found.entity.id, column: found.column.name };
    const filter = newFilter(model, ref, { id: v7(), locale });
    if (!filter) return;
    change("addFilter", (before) => ({ ...before, filters: [...before.filters, filter] }));
    setPanel({ kind: "filters", filterId: filter.id });
  };
  const tables = model.entities.map(({ id }) => id);
  return (
    <div>
      {suggested.length > 0 ? (
        <>
          <p id={titleId} className={classes.title}>
            {t("suggested")}
          </p>
          <ul className={classes.suggested} aria-labelledby={titleId}>
            {suggested.map(({ key, label }) => (
              <li key={key}>
                <UnstyledButton className={classes.suggestion} onClick={() => add(key)}>
                  <IconPlus size={13} aria-hidden="true" />
                  {label}
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <Select
        size="xs"
        aria-label={t("add")}
        placeholder={t("add")}
        leftSection={<IconPlus size={14} />}
        data={offeredColumns(model, tables, { locale, wanted: ({ type }) => type !== "binary" && type !== "json" })}
        value={null}
        onChange={(key) => key !== null && add(key)}
        searchable
        limit={150}
        nothingFoundMessage={t("nothingFound")}
      />
    </div>
  );
}
