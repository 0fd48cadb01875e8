"use client";

import { Button, Menu, Text } from "@mantine/core";
import { IconCheck, IconChevronDown, IconEye, IconEyeOff, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { suggestionsOf } from "@/components/sources/suggestions";
import classes from "@/components/sources/tables/column/bulk-bar.module.css";
import { chosenOf, useChoices } from "@/components/sources/tables/column/use-choices";
import type { Choice } from "@/components/sources/tables/edit/edit-choice";
import type { Editing } from "@/components/sources/tables/editing";
import { columnRoles } from "@/lib/execute/schema";
import type { ModelChange } from "@/lib/semantic/edits/schema";
import { columnFormats, type Entity, personalKinds, type SemanticColumn } from "@/lib/semantic/schema";

type ColumnSet = Extract<ModelChange, { kind: "column" }>["set"];
type BulkBarProps = { entity: Entity; columns: readonly SemanticColumn[]; editing: Editing; onDone: () => void };

/** What can be done to several columns at once, as one save that can be undone as one. */
export function BulkBar({ entity, columns, editing, onDone }: BulkBarProps) {
  const t = useTranslations("meaning.bulk");
  const choices = useChoices();
  const said = t("saved", { count: columns.length });
  const save = (changes: readonly ModelChange[]) => {
    editing.save({ changes, said });
    onDone();
  };
  const set = (values: ColumnSet) =>
    save(columns.map(({ name }) => ({ kind: "column", entity: entity.id, column: name, set: values })));
  const suggested = columns.filter((column) => suggestionsOf(column).length > 0);
  const accept = () =>
    save(suggested.map(({ name }) => ({ kind: "accept", entity: entity.id, column: name, confidenceMin: 0 })));
  return (
    <div className={classes.bar} role="toolbar" aria-label={t("label")}>
      <Text size="sm" fw={500} className={classes.count} role="status">
        {t("selected", { count: columns.length })}
      </Text>
      <BulkMenu
        words={t("role")}
        choices={choices.roles}
        onChoose={(value) => set({ role: chosenOf(columnRoles, value) ?? undefined })}
      />
      <BulkMenu
        words={t("format")}
        choices={choices.formats}
        onChoose={(value) => set({ format: chosenOf(columnFormats, value) })}
      />
      <BulkMenu
        words={t("personal")}
        choices={choices.personal}
        onChoose={(value) => set({ personalKind: chosenOf(personalKinds, value) })}
      />
      <Act words={t("hide")} Icon={IconEyeOff} onClick={() => set({ hidden: true })} />
      <Act words={t("show")} Icon={IconEye} onClick={() => set({ hidden: false })} />
      {suggested.length > 0 ? <Act words={t("accept")} Icon={IconCheck} onClick={accept} /> : null}
      <Act words={t("clear")} Icon={IconX} onClick={onDone} />
    </div>
  );
}

type ActProps = { words: string; Icon: typeof IconX; onClick: () => void };

function Act({ words, Icon, onClick }: ActProps) {
  return (
    <Button size="xs" variant="subtle" color="gray" leftSection={<Icon size={14} />} onClick={onClick}>
      {words}
    </Button>
  );
}

type BulkMenuProps = { words: string; choices: readonly Choice[]; onChoose: (value: string) => void };

function BulkMenu({ words, choices, onChoose }: BulkMenuProps) {
  return (
    <Menu position="top-start" width={240}>
      <Menu.Target>
        <Button size="xs" variant="subtle" color="gray" rightSection={<IconChevronDown size={12} />}>
          {words}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        {choices.map(({ value, label, Icon }) => (
          <Menu.Item key={value} leftSection={Icon ? <Icon size={16} /> : null} onClick={() => onChoose(value)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
