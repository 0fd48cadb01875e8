"use client";

import { Menu } from "@mantine/core";
import { IconChevronDown, type TablerIcon } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import classes from "@/components/sources/tables/edit/edit.module.css";
import { useEditing } from "@/components/sources/tables/edit/use-editing";
import { MenuChoice } from "@/components/ui/menu-choice";

export type Choice = { value: string; label: string; hint?: string; Icon?: TablerIcon };

type EditChoiceProps = {
  /** What is chosen, for screen readers: "Role of rgn_cd". */
  name: string;
  value: string;
  choices: readonly Choice[];
  canEdit: boolean;
  onChoose: (value: string) => void;
  /** Nothing is chosen: the value is written paler. */
  isEmpty?: boolean;
};

/** One of several, chosen where it stands. The menu is only made when it opens: a page of columns would have hundreds. */
export function EditChoice({ name, value, choices, canEdit, onChoose, isEmpty = false }: EditChoiceProps) {
  const t = useTranslations("meaning.edit");
  const editing = useEditing();
  const chosen = choices.find((choice) => choice.value === value);
  const shown = (
    <>
      {chosen?.Icon ? <chosen.Icon size={14} stroke={1.7} aria-hidden="true" /> : null}
      <span>{chosen?.label ?? value}</span>
    </>
  );
  if (!canEdit) return <Plain isEmpty={isEmpty}>{shown}</Plain>;
  const button = (
    <button
      type="button"
      ref={editing.valueRef}
      className={classes.value}
      data-choice
      data-empty={isEmpty || undefined}
      aria-haspopup="menu"
      aria-label={t("named", { name, value: chosen?.label ?? value })}
      onClick={editing.open}
    >
      {shown}
      <IconChevronDown size={12} className={classes.caret} aria-hidden="true" />
    </button>
  );
  if (!editing.isOpen) return button;
  return (
    <Menu opened onClose={() => editing.close("keyboard")} position="bottom-start" width={300} returnFocus={false}>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown mah={400} style={{ overflowY: "auto" }}>
        {choices.map(({ value: each, label, hint, Icon }) => (
          <MenuChoice
            key={each}
            value={each}
            checked={each === value}
            label={label}
            hint={hint}
            {...(Icon ? { Icon } : {})}
            onChoose={() => {
              if (each !== value) onChoose(each);
            }}
          />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Plain({ isEmpty, children }: { isEmpty: boolean; children: ReactNode }) {
  return isEmpty ? null : <span className={classes.tags}>{children}</span>;
}
