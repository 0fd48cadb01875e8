"use client";

import { Menu, Text } from "@mantine/core";
import { IconCheck, type TablerIcon } from "@tabler/icons-react";

type MenuChoiceProps<Value extends string> = {
  value: Value;
  checked: boolean;
  onChoose: (value: Value) => void;
  label: string;
  /** One line below the label. */
  hint?: string | undefined;
  Icon?: TablerIcon;
  disabled?: boolean;
  /** The language of the label, where it is not that of the page. */
  lang?: string;
  /** Leaves the menu open, to try the next one. */
  keepOpen?: boolean;
};

/** One of several choices in a menu, of which exactly one holds; told to a screen reader as such. */
export function MenuChoice<Value extends string>(props: MenuChoiceProps<Value>) {
  const { value, checked, onChoose, label, hint, Icon, disabled = false, lang, keepOpen = false } = props;
  return (
    <Menu.RadioItem
      value={value}
      checked={checked}
      onChange={() => onChoose(value)}
      disabled={disabled}
      closeMenuOnClick={!keepOpen}
      checkIcon={<IconCheck size={16} />}
      rightSection={Icon ? <Icon size={16} stroke={1.7} /> : null}
      lang={lang}
    >
      {label}
      {hint ? (
        <Text size="xs" c="dimmed" component="span" display="block">
          {hint}
        </Text>
      ) : null}
    </Menu.RadioItem>
  );
}
