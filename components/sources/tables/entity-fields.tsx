"use client";

import { MultiSelect, Switch } from "@mantine/core";
import { useTranslations } from "next-intl";
import { noChoice } from "@/components/sources/tables/column/use-choices";
import { EditChoice } from "@/components/sources/tables/edit/edit-choice";
import { EditTags } from "@/components/sources/tables/edit/edit-tags";
import type { Editing } from "@/components/sources/tables/editing";
import { FieldRow } from "@/components/sources/tables/fields/field-row";
import classes from "@/components/sources/tables/fields/fields.module.css";
import { TranslationFields } from "@/components/sources/tables/fields/translation-fields";
import { useEntityEdit } from "@/components/sources/tables/fields/use-column-edit";
import type { Entity, NamedFilter, SemanticModel } from "@/lib/semantic/schema";

type EntityFieldsProps = { model: SemanticModel; entity: Entity; editing: Editing };

const fields = [
  "label",
  "description",
  "synonyms",
  "translations",
  "labelColumn",
  "timeColumn",
  "defaultFilters",
  "hidden",
] as const;
type Field = (typeof fields)[number];

/** All that is known of a table's meaning beside its columns, each with where it comes from. Name and description are edited above. */
export function EntityFields({ model, entity, editing }: EntityFieldsProps) {
  const t = useTranslations("meaning");
  const { accept } = useEntityEdit(entity, editing);
  const own = model.filters?.filter((filter) => filter.entity === entity.id) ?? [];
  return (
    <dl className={classes.fields} aria-label={t("column.meaningOf", { name: entity.label })}>
      {fields
        .filter((field) => field !== "defaultFilters" || own.length > 0)
        .map((field) => (
          <FieldRow key={field} field={field} of={entity} onAccept={editing.canEdit ? () => accept(field) : null}>
            <FieldEditor field={field} entity={entity} filters={own} editing={editing} />
          </FieldRow>
        ))}
    </dl>
  );
}

type FieldEditorProps = { field: Field; entity: Entity; filters: readonly NamedFilter[]; editing: Editing };

function FieldEditor({ field, entity, filters, editing }: FieldEditorProps) {
  const t = useTranslations("meaning");
  const { set } = useEntityEdit(entity, editing);
  const { canEdit } = editing;
  const name = t("fieldOf", { field: t(`fields.${field}`), name: entity.label });
  switch (field) {
    case "label":
      return entity.label;
    case "description":
      return entity.description ?? "";
    case "synonyms":
      return (
        <EditTags
          {...{ name, canEdit, placeholder: t("edit.add") }}
          values={entity.synonyms}
          onSave={(synonyms) => set(field, { synonyms })}
        />
      );
    case "translations":
      return (
        <TranslationFields of={entity} canEdit={canEdit} onSave={(translations) => set(field, { translations })} />
      );
    case "labelColumn":
    case "timeColumn":
      return <ColumnChoice field={field} name={name} entity={entity} editing={editing} />;
    case "defaultFilters":
      return (
        <MultiSelect
          size="xs"
          aria-label={name}
          disabled={!canEdit}
          data={filters.map(({ id, label }) => ({ value: id, label }))}
          value={entity.defaultFilters ?? []}
          onChange={(defaultFilters) => set(field, { defaultFilters })}
        />
      );
    case "hidden":
      return (
        <Switch
          size="sm"
          checked={entity.hidden}
          disabled={!canEdit}
          aria-label={name}
          onChange={(event) => set(field, { hidden: event.currentTarget.checked })}
        />
      );
  }
}

type ColumnChoiceProps = { field: "labelColumn" | "timeColumn"; name: string; entity: Entity; editing: Editing };

/** Which column names a row, or is its main date. */
function ColumnChoice({ field, name, entity, editing }: ColumnChoiceProps) {
  const t = useTranslations("meaning.edit");
  const { set } = useEntityEdit(entity, editing);
  const isTime = (type: string) => type === "date" || type === "timestamp";
  const columns = entity.columns.filter(({ type, role }) =>
    field === "timeColumn" ? isTime(type) || role === "time" : !isTime(type),
  );
  return (
    <EditChoice
      name={name}
      value={entity[field] ?? noChoice}
      isEmpty={entity[field] === null}
      choices={[
        { value: noChoice, label: t("none") },
        ...columns.map((each) => ({ value: each.name, label: each.label })),
      ]}
      canEdit={editing.canEdit}
      onChoose={(value) => set(field, { [field]: value === noChoice ? null : value })}
    />
  );
}
