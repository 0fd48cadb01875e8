"use client";

import { Text } from "@mantine/core";
import { IconArrowsMove, IconMinus, IconPencil, IconPlus } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import classes from "@/components/dashboards/design/difference/difference-view.module.css";
import { usePartName } from "@/components/dashboards/design/difference/use-part-name";
import type { ConfigDifference } from "@/lib/dashboard/design/schema";

const icons = { added: IconPlus, removed: IconMinus, changed: IconPencil, moved: IconArrowsMove };
type What = keyof typeof icons;

type DifferenceListProps = {
  difference: ConfigDifference;
  /** Null: the title is the same. */
  renamed: { before: string; after: string } | null;
};

/** A difference in words, a line for everything that differs. */
export function DifferenceList({ difference: { widgets, others }, renamed }: DifferenceListProps) {
  const t = useTranslations("design.difference");
  const format = useFormatter();
  const partName = usePartName();
  if (widgets.length === 0 && others.length === 0 && renamed === null) {
    return (
      <Text size="sm" c="dimmed">
        {t("none")}
      </Text>
    );
  }
  return (
    <ul className={classes.list}>
      {renamed ? <Item what="changed">{t("renamed", renamed)}</Item> : null}
      {widgets.map(({ id, title, what, parts }) => (
        <Item key={id} what={what}>
          {t(what, { title: title === "" ? t("untitled") : title })}
          {what === "changed" ? (
            <span className={classes.parts}> · {format.list(parts.map(partName), { type: "unit" })}</span>
          ) : null}
        </Item>
      ))}
      {others.length === 0 ? null : <Item what="changed">{format.list(others.map(partName), { type: "unit" })}</Item>}
    </ul>
  );
}

function Item({ what, children }: { what: What; children: ReactNode }) {
  const Icon = icons[what];
  return (
    <li className={classes.item}>
      <Icon size={16} className={classes.sign} data-what={what} aria-hidden="true" />
      <span>{children}</span>
    </li>
  );
}
