"use client";

import { ActionIcon, Checkbox, Tooltip } from "@mantine/core";
import { IconChevronRight, IconEyeOff, IconKey, IconShieldLock, IconSparkles } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { suggestionsOf } from "@/components/sources/suggestions";
import classes from "@/components/sources/tables/column/column.module.css";
import { ColumnFields } from "@/components/sources/tables/column/column-fields";
import { ColumnGlance, ColumnStatistics } from "@/components/sources/tables/column/column-statistics";
import { chosenOf, useChoices } from "@/components/sources/tables/column/use-choices";
import { EditChoice } from "@/components/sources/tables/edit/edit-choice";
import { EditText } from "@/components/sources/tables/edit/edit-text";
import type { Editing } from "@/components/sources/tables/editing";
import { useColumnEdit } from "@/components/sources/tables/fields/use-column-edit";
import { wordsIn, wordsToSet } from "@/components/sources/tables/worded";
import { columnRoles } from "@/lib/execute/schema";
import type { Entity, SemanticColumn } from "@/lib/semantic/schema";

export type ColumnRowProps = {
  entity: Entity;
  column: SemanticColumn;
  editing: Editing;
  isOpen: boolean;
  onToggle: () => void;
  isSelected: boolean;
  onSelect: (isSelected: boolean) => void;
};

/** One column of a table: what it is called, means and is, and how its values lie; opened, all that is known of it. */
export function ColumnRow({ isOpen, onToggle, isSelected, onSelect, ...props }: ColumnRowProps) {
  const { entity, column, editing } = props;
  const t = useTranslations("meaning.column");
  const { label } = wordsIn(column, useLocale());
  return (
    <>
      <tr className={classes.row} data-hidden={column.hidden || undefined} data-selected={isSelected || undefined}>
        {editing.canEdit ? (
          <td className={classes.check}>
            <Checkbox
              size="xs"
              checked={isSelected}
              aria-label={t("select", { name: label })}
              onChange={(event) => onSelect(event.currentTarget.checked)}
            />
          </td>
        ) : null}
        <NameCell {...props} />
        <MeaningCell {...props} />
        <KindCell {...props} />
        <td className={classes.values}>
          <ColumnGlance column={column} />
        </td>
        <td className={classes.more}>
          <AcceptColumn {...props} />
          <ActionIcon
            size={28}
            aria-label={t("details", { name: label })}
            aria-expanded={isOpen}
            className={classes.chevron}
            onClick={onToggle}
          >
            <IconChevronRight size={16} />
          </ActionIcon>
        </td>
      </tr>
      {isOpen ? (
        <tr className={classes.details}>
          <td colSpan={editing.canEdit ? 6 : 5}>
            <div className={classes.panel}>
              <ColumnFields entity={entity} column={column} editing={editing} />
              <ColumnStatistics column={column} />
            </div>
          </td>
        </tr>
      ) : null}
    </>
  );
}

type CellProps = Pick<ColumnRowProps, "entity" | "column" | "editing">;

function NameCell({ entity, column, editing }: CellProps) {
  const t = useTranslations("meaning");
  const data = useTranslations("data");
  const locale = useLocale();
  const { set } = useColumnEdit(entity, column, editing);
  return (
    <td className={classes.name}>
      <div className={classes.label}>
        <EditText
          name={t("fieldOf", { field: t("fields.label"), name: column.name })}
          value={wordsIn(column, locale).label}
          placeholder=""
          required
          lengthMax={120}
          canEdit={editing.canEdit}
          onSave={(label) => label && set("label", wordsToSet(column, locale, { label }))}
        />
        {entity.primaryKey.includes(column.name) ? <Mark Icon={IconKey} words={data("primaryKey")} /> : null}
        {column.personal ? <Mark Icon={IconShieldLock} words={data("personal")} /> : null}
        {column.hidden ? <Mark Icon={IconEyeOff} words={data("hidden")} /> : null}
      </div>
      <code className={classes.code}>{column.name}</code>
    </td>
  );
}

function MeaningCell({ entity, column, editing }: CellProps) {
  const t = useTranslations("meaning");
  const locale = useLocale();
  const { set } = useColumnEdit(entity, column, editing);
  const { description } = wordsIn(column, locale);
  return (
    <td className={classes.meaning}>
      <EditText
        name={t("fieldOf", { field: t("fields.description"), name: column.label })}
        value={description}
        placeholder={t("edit.describe")}
        multiline
        lengthMax={2_000}
        canEdit={editing.canEdit}
        onSave={(text) => set("description", wordsToSet(column, locale, { description: text }))}
      />
    </td>
  );
}

function KindCell({ entity, column, editing }: CellProps) {
  const t = useTranslations("meaning");
  const types = useTranslations("data.types");
  const { roles } = useChoices();
  const { set } = useColumnEdit(entity, column, editing);
  return (
    <td className={classes.kind}>
      <EditChoice
        name={t("fieldOf", { field: t("fields.role"), name: column.label })}
        value={column.role}
        choices={roles}
        canEdit={editing.canEdit}
        onChoose={(value) => {
          const role = chosenOf(columnRoles, value);
          if (role) set("role", { role });
        }}
      />
      <div className={classes.type}>{[types(column.type), column.unit].filter(Boolean).join(" · ")}</div>
    </td>
  );
}

function AcceptColumn({ entity, column, editing }: CellProps) {
  const t = useTranslations("meaning.suggestions");
  const { accept } = useColumnEdit(entity, column, editing);
  const { length: count } = suggestionsOf(column);
  if (!editing.canEdit || count === 0) return null;
  return (
    <Tooltip label={t("acceptColumn", { count })}>
      <ActionIcon
        size={28}
        color="indigo"
        aria-label={t("acceptColumnOf", { count, name: column.label })}
        onClick={() => accept(null)}
      >
        <IconSparkles size={16} />
      </ActionIcon>
    </Tooltip>
  );
}

function Mark({ Icon, words }: { Icon: typeof IconKey; words: string }) {
  return (
    <Tooltip label={words}>
      <span className={classes.mark} role="img" aria-label={words}>
        <Icon size={14} />
      </span>
    </Tooltip>
  );
}
