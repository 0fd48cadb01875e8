"use client";

import { Select } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { type Reference, useReferenceName } from "@/components/sources/glossary/use-reference-name";
import { labelIn } from "@/lib/semantic/label-in";
import type { SemanticModel } from "@/lib/semantic/schema";

type Choice = { readonly to: Reference; readonly value: string; readonly label: string };

type ReferenceSelectProps = {
  model: SemanticModel;
  value: Reference | null;
  onChange: (reference: Reference | null) => void;
};

/** Chooses what of the data a word stands for: a table, a column, a measure or a filter. */
export function ReferenceSelect({ model, value, onChange }: ReferenceSelectProps) {
  const t = useTranslations("glossary");
  const locale = useLocale();
  const nameOf = useReferenceName(model);
  const choices = useMemo(() => choicesOf(model, locale), [model, locale]);
  const groups = (["entity", "measure", "filter", "column"] as const).map((kind) => ({
    group: t(`kinds.${kind}`),
    items: choices.filter(({ to }) => to.kind === kind),
  }));
  return (
    <Select
      label={t("refersTo")}
      description={t("refersToHint")}
      placeholder={value === null ? t("nothing") : nameOf(value)}
      data={groups.filter(({ items }) => items.length > 0)}
      value={choices.find(({ to }) => isSame(to, value))?.value ?? null}
      onChange={(chosen) => onChange(choices.find((each) => each.value === chosen)?.to ?? null)}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t("clearReference") }}
      limit={60}
      nothingFoundMessage={t("nothingCalledThat")}
    />
  );
}

const isSame = (to: Reference, value: Reference | null) =>
  to.kind === value?.kind && to.entity === value.entity && to.name === value.name;

/** By maps, not by search: a source may have twenty thousand columns. */
function choicesOf(model: SemanticModel, locale: string): Choice[] {
  const { entities, measures, filters = [] } = model;
  const tables = new Map(entities.map((entity) => [entity.id, labelIn(entity, locale)]));
  const within = (entity: string, name: string) => `${tables.get(entity) ?? entity} › ${name}`;
  const choice = (to: Reference, label: string) => ({ to, value: JSON.stringify(to), label });
  return [
    ...entities.map((entity) => choice({ kind: "entity", entity: entity.id, name: null }, labelIn(entity, locale))),
    ...measures.map((measure) =>
      choice(
        { kind: "measure", entity: measure.entity, name: measure.id },
        within(measure.entity, labelIn(measure, locale)),
      ),
    ),
    ...filters.map((filter) =>
      choice(
        { kind: "filter", entity: filter.entity, name: filter.id },
        within(filter.entity, labelIn(filter, locale)),
      ),
    ),
    ...entities.flatMap(({ id, columns }) =>
      columns.map((column) =>
        choice({ kind: "column", entity: id, name: column.name }, within(id, labelIn(column, locale))),
      ),
    ),
  ];
}
