"use client";

import { ActionIcon, Button } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useItemKeys } from "@/components/dashboards/editor/item-keys/use-item-keys";
import classes from "@/components/dashboards/editor/panel.module.css";

type EditableListProps<Item> = {
  items: readonly Item[];
  /** What an item is called to a screen reader, by its number from 1. */
  removeLabel: (number: number) => string;
  addLabel: string;
  countMax: number;
  newItem: () => Item;
  onChange: (items: Item[]) => void;
  children: (item: Item, set: (changed: Partial<Item>) => void, index: number) => ReactNode;
};

/** A few things of one kind, each with its fields, which can be added and taken away. */
export function EditableList<Item extends object>(props: EditableListProps<Item>) {
  const { items, removeLabel, addLabel, countMax, newItem, onChange, children } = props;
  const { keys, dropKey } = useItemKeys(items);
  return (
    <div className={classes.part}>
      {items.map((item, index) => (
        <div key={keys[index]} className={classes.item}>
          {children(item, (changed) => onChange(items.with(index, { ...item, ...changed })), index)}
          <ActionIcon
            size="sm"
            style={{ alignSelf: "flex-end" }}
            aria-label={removeLabel(index + 1)}
            onClick={() => {
              dropKey(index);
              onChange(items.toSpliced(index, 1));
            }}
          >
            <IconTrash size={15} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        size="xs"
        style={{ alignSelf: "flex-start" }}
        leftSection={<IconPlus size={14} />}
        disabled={items.length >= countMax}
        onClick={() => onChange([...items, newItem()])}
      >
        {addLabel}
      </Button>
    </div>
  );
}
