"use client";

import { ActionIcon, Menu } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconChevronDown,
  IconChevronRight,
  IconDots,
  IconPencil,
  IconTrash,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDesign } from "@/components/dashboards/design/design-context";
import classes from "@/components/dashboards/design/grid/tabs/section-head.module.css";
import { TitleField } from "@/components/dashboards/design/grid/tabs/title-field";
import { useSectionActs } from "@/components/dashboards/design/grid/tabs/use-section-acts";
import type { DashboardConfig } from "@/lib/dashboard/config/schema";
import { sectionsOf } from "@/lib/dashboard/layout/widget-grids";

type SectionHeadProps = { section: DashboardConfig["sections"][number]; widgetCount: number };

/** The heading of a section: folded, named, moved, removed. */
export function SectionHead({ section, widgetCount }: SectionHeadProps) {
  const t = useTranslations("canvas.sections");
  const { isReadOnly } = useDesign();
  const acts = useSectionActs();
  const [renaming, setRenaming] = useState(false);
  const { id, title, folded } = section;
  return (
    <div className={classes.head}>
      <ActionIcon
        aria-label={folded ? t("unfold", { title }) : t("fold", { title })}
        aria-expanded={!folded}
        onClick={() => acts.fold(id, !folded)}
      >
        {folded ? <IconChevronRight size={16} /> : <IconChevronDown size={16} />}
      </ActionIcon>
      {renaming && !isReadOnly ? (
        <TitleField
          title={title}
          label={t("title")}
          onDone={(typed) => {
            setRenaming(false);
            acts.rename(id, typed);
          }}
        />
      ) : (
        <h2 className={classes.title} onDoubleClick={() => setRenaming(true)}>
          {title}
        </h2>
      )}
      {folded ? <span className={classes.count}>{t("hidden", { count: widgetCount })}</span> : null}
      <span className={classes.rule} aria-hidden="true" />
      {isReadOnly ? null : <SectionMenu section={section} onRename={() => setRenaming(true)} />}
    </div>
  );
}

function SectionMenu({ section, onRename }: { section: SectionHeadProps["section"]; onRename: () => void }) {
  const t = useTranslations("canvas.sections");
  const { config } = useDesign();
  const acts = useSectionActs();
  const { id, title } = section;
  const own = sectionsOf(config, section.tabId);
  const at = own.findIndex((other) => other.id === id);
  return (
    <Menu withinPortal position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t("menu", { title })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={onRename}>
          {t("rename")}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowUp size={16} />} disabled={at === 0} onClick={() => acts.move(id, -1)}>
          {t("moveUp")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown size={16} />}
          disabled={at === own.length - 1}
          onClick={() => acts.move(id, 1)}
        >
          {t("moveDown")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => acts.remove(id)}>
          {t("remove")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
