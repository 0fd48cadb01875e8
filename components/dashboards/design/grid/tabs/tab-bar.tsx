"use client";

import { ActionIcon, Button, Tooltip, UnstyledButton } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef, useState, useSyncExternalStore } from "react";
import { useDesign } from "@/components/dashboards/design/design-context";
import { useCanvas } from "@/components/dashboards/design/grid/canvas-context";
import classes from "@/components/dashboards/design/grid/tabs/tab-bar.module.css";
import { TabMenu } from "@/components/dashboards/design/grid/tabs/tab-menu";
import { TitleField } from "@/components/dashboards/design/grid/tabs/title-field";
import { useTabActs } from "@/components/dashboards/design/grid/tabs/use-tab-acts";
import { tabOf } from "@/lib/dashboard/layout/widget-grids";

/** The tabs of the dashboard: opened, named, ordered, removed; widgets are let go on them to move there. */
export function TabBar() {
  const t = useTranslations("canvas.tabs");
  const { config, tabId, isReadOnly } = useDesign();
  const acts = useTabActs();
  const [renamed, rename] = useState<string | null>(null);
  const open = tabOf(config, tabId);
  const add = () => rename(acts.add());
  if (config.tabs.length === 0) {
    return (
      <div className={classes.bar}>
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          leftSection={<IconPlus size={16} />}
          disabled={isReadOnly}
          onClick={add}
        >
          {t("add")}
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.bar}>
      <TabList renamed={renamed} onRename={rename} />
      {open === null || isReadOnly ? null : <TabMenu tabId={open} onRename={() => rename(open)} />}
      <Tooltip label={t("add")}>
        <ActionIcon aria-label={t("add")} onClick={add} disabled={isReadOnly}>
          <IconPlus size={16} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

type TabListProps = { renamed: string | null; onRename: (tabId: string | null) => void };

function TabList({ renamed, onRename }: TabListProps) {
  const t = useTranslations("canvas.tabs");
  const { config, tabId, isReadOnly } = useDesign();
  const acts = useTabActs();
  const { interaction } = useCanvas();
  const list = useRef<HTMLDivElement>(null);
  const open = tabOf(config, tabId);
  const readZone = () => interaction.read()?.zone ?? null;
  const zone = useSyncExternalStore(interaction.subscribe, readZone, readZone);

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = config.tabs.findIndex(({ id }) => id === open);
    const next = config.tabs[(at + step + config.tabs.length) % config.tabs.length];
    if (!next) return;
    acts.open(next.id);
    list.current?.querySelector<HTMLElement>(`[data-drop-tab="${next.id}"]`)?.focus();
  }
  return (
    <div ref={list} role="tablist" aria-label={t("label")} className={classes.tabs} onKeyDown={onKeyDown}>
      {config.tabs.map(({ id, title }) =>
        renamed === id ? (
          <TitleField
            key={id}
            title={title}
            label={t("title")}
            onDone={(typed) => {
              onRename(null);
              acts.rename(id, typed);
            }}
          />
        ) : (
          <UnstyledButton
            key={id}
            role="tab"
            aria-selected={id === open}
            tabIndex={id === open ? 0 : -1}
            className={classes.tab}
            data-drop-tab={id}
            data-over={zone === id || undefined}
            onClick={() => acts.open(id)}
            onDoubleClick={() => !isReadOnly && onRename(id)}
          >
            {title}
          </UnstyledButton>
        ),
      )}
    </div>
  );
}
