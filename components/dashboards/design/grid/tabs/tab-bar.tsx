"use client";

import { ActionIcon, Menu, TextInput, Tooltip, UnstyledButton } from "@mantine/core";
import { IconArrowLeft, IconArrowRight, IconChevronDown, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState, useSyncExternalStore } from "react";
import { useDesign } from "@/components/dashboards/design/design-context";
import { useCanvas } from "@/components/dashboards/design/grid/canvas-context";
import classes from "@/components/dashboards/design/grid/tabs/tab-bar.module.css";
import { useTabActs } from "@/components/dashboards/design/grid/tabs/use-tab-acts";
import { gridsOf, tabOf, widgetsOn } from "@/lib/dashboard/layout/widget-grids";

/** The tabs of the dashboard: opened, named, ordered, removed; widgets are let go on them to move there. */
export function TabBar() {
  const t = useTranslations("canvas.tabs");
  const { config, tabId, isReadOnly } = useDesign();
  const acts = useTabActs();
  const [renamed, rename] = useState<string | null>(null);
  const open = tabOf(config, tabId);
  const { interaction } = useCanvas();
  const zone = useSyncExternalStore(
    interaction.subscribe,
    () => interaction.read()?.zone ?? null,
    () => null,
  );
  const add = (
    <Tooltip label={t("add")}>
      <ActionIcon aria-label={t("add")} onClick={() => rename(acts.add())} disabled={isReadOnly}>
        <IconPlus size={16} />
      </ActionIcon>
    </Tooltip>
  );
  if (config.tabs.length === 0) return <div className={classes.bar}>{add}</div>;

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = config.tabs.findIndex(({ id }) => id === open);
    const next = config.tabs[(at + step + config.tabs.length) % config.tabs.length];
    if (next) acts.open(next.id);
  }
  return (
    <div className={classes.bar}>
      <div role="tablist" aria-label={t("label")} className={classes.tabs} onKeyDown={onKeyDown}>
        {config.tabs.map(({ id, title }) =>
          renamed === id ? (
            <TitleField
              key={id}
              title={title}
              label={t("title")}
              onDone={(typed) => {
                rename(null);
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
              ref={(node: HTMLButtonElement | null) => {
                if (node && id === open && document.activeElement?.getAttribute("role") === "tab") node.focus();
              }}
              onClick={() => acts.open(id)}
              onDoubleClick={() => !isReadOnly && rename(id)}
            >
              {title}
            </UnstyledButton>
          ),
        )}
      </div>
      {open === null || isReadOnly ? null : <TabMenu tabId={open} onRename={() => rename(open)} />}
      {add}
    </div>
  );
}

/** What can be done with the open tab. */
function TabMenu({ tabId, onRename }: { tabId: string; onRename: () => void }) {
  const t = useTranslations("canvas.tabs");
  const { config } = useDesign();
  const acts = useTabActs();
  const at = config.tabs.findIndex(({ id }) => id === tabId);
  const title = config.tabs[at]?.title ?? "";
  const count = gridsOf(config).reduce(
    (sum, grid) => (grid.tabId === tabId ? sum + widgetsOn(config, grid).length : sum),
    0,
  );
  return (
    <Menu withinPortal>
      <Menu.Target>
        <ActionIcon aria-label={t("menu", { title })}>
          <IconChevronDown size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={onRename}>
          {t("rename")}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowLeft size={16} />} disabled={at === 0} onClick={() => acts.move(tabId, -1)}>
          {t("moveLeft")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowRight size={16} />}
          disabled={at === config.tabs.length - 1}
          onClick={() => acts.move(tabId, 1)}
        >
          {t("moveRight")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => acts.remove(tabId)}>
          {config.tabs.length === 1 ? t("removeLast") : t("remove", { count })}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

type TitleFieldProps = { title: string; label: string; onDone: (title: string) => void };

/** A title while it is typed: Enter and leaving keep it, Escape does not. */
export function TitleField({ title, label, onDone }: TitleFieldProps) {
  const [typed, setTyped] = useState(title);
  return (
    <TextInput
      size="xs"
      className={classes.field}
      aria-label={label}
      value={typed}
      maxLength={200}
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => onDone(typed.trim() === "" ? title : typed.trim())}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") event.currentTarget.blur();
        if (event.key === "Escape") onDone(title);
      }}
    />
  );
}
