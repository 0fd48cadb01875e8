"use client";

import { Switch } from "@mantine/core";
import { useTranslations } from "next-intl";
import { chosenOf, noChoice, useChoices } from "@/components/sources/tables/column/use-choices";
import { EditChoice } from "@/components/sources/tables/edit/edit-choice";
import { EditTags } from "@/components/sources/tables/edit/edit-tags";
import { EditText } from "@/components/sources/tables/edit/edit-text";
import type { Editing } from "@/components/sources/tables/editing";
import { FieldRow } from "@/components/sources/tables/fields/field-row";
import classes from "@/components/sources/tables/fields/fields.module.css";
import { TranslationFields } from "@/components/sources/tables/fields/translation-fields";
import { useColumnEdit } from "@/components/sources/tables/fields/use-column-edit";
import { columnRoles } from "@/lib/execute/schema";
import {
  columnFormats,
  type EditableField,
  type Entity,
  editableFields,
  personalKinds,
  type SemanticColumn,
} from "@/lib/semantic/schema";

type ColumnFieldsProps = { entity: Entity; column: SemanticColumn; editing: Editing };

/** Fields of a column in the order in which they are read; a table has others. */
const fields = editableFields.filter(
  (field) => !["labelColumn", "timeColumn", "defaultFilters", "hidden"].includes(field),
);

/** All that is known of a column's meaning, each with where it comes from, edited where it stands. */
export function ColumnFields({ entity, column, editing }: ColumnFieldsProps) {
  const t = useTranslations("meaning");
  const edit = useColumnEdit(entity, column, editing);
  return (
    <dl className={classes.fields} aria-label={t("column.meaningOf", { name: column.label })}>
      {[...fields, "hidden" as const].map((field) => (
        <FieldRow key={field} field={field} of={column} onAccept={editing.canEdit ? () => edit.accept(field) : null}>
          <FieldEditor field={field} entity={entity} column={column} editing={editing} />
        </FieldRow>
      ))}
    </dl>
  );
}

type FieldEditorProps = ColumnFieldsProps & { field: EditableField };

function FieldEditor({ field, ...props }: FieldEditorProps) {
  const { entity, column, editing } = props;
  const t = useTranslations("meaning");
  const { set } = useColumnEdit(entity, column, editing);
  const { canEdit } = editing;
  const name = t("fieldOf", { field: t(`fields.${field}`), name: column.label });
  const text = { name, canEdit, placeholder: t("edit.add") };
  switch (field) {
    case "label":
      return (
        <EditText
          {...text}
          value={column.label}
          required
          lengthMax={120}
          onSave={(label) => label && set(field, { label })}
        />
      );
    case "description":
      return (
        <EditText
          {...text}
          value={column.description}
          multiline
          lengthMax={2_000}
          onSave={(description) => set(field, { description })}
        />
      );
    case "synonyms":
      return <EditTags {...text} values={column.synonyms} onSave={(synonyms) => set(field, { synonyms })} />;
    case "unit":
      return <EditText {...text} value={column.unit} lengthMax={40} onSave={(unit) => set(field, { unit })} />;
    case "translations":
      return (
        <TranslationFields of={column} canEdit={canEdit} onSave={(translations) => set(field, { translations })} />
      );
    case "hidden":
      return (
        <Switch
          size="sm"
          checked={column.hidden}
          disabled={!canEdit}
          aria-label={name}
          onChange={(event) => set(field, { hidden: event.currentTarget.checked })}
        />
      );
    default:
      return <ChoiceField field={field} {...props} name={name} />;
  }
}

function ChoiceField({ field, entity, column, editing, name }: FieldEditorProps & { name: string }) {
  const { set } = useColumnEdit(entity, column, editing);
  const choices = useChoices();
  const shared = { name, canEdit: editing.canEdit };
  if (field === "role") {
    return (
      <EditChoice
        {...shared}
        value={column.role}
        choices={choices.roles}
        onChoose={(value) => {
          const role = chosenOf(columnRoles, value);
          if (role) set(field, { role });
        }}
      />
    );
  }
  if (field === "format") {
    return (
      <EditChoice
        {...shared}
        value={column.format ?? noChoice}
        isEmpty={!column.format}
        choices={choices.formats}
        onChoose={(value) => set(field, { format: chosenOf(columnFormats, value) })}
      />
    );
  }
  const kind = column.personalKind ?? noChoice;
  return (
    <EditChoice
      {...shared}
      value={kind}
      isEmpty={!column.personal}
      choices={choices.personal}
      onChoose={(value) => set("personalKind", { personalKind: chosenOf(personalKinds, value) })}
    />
  );
}
