"use client";

import { ActionIcon, Tooltip, UnstyledButton } from "@mantine/core";
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDesign } from "@/components/dashboards/design/design-context";
import { useCanvas } from "@/components/dashboards/design/grid/canvas-context";
import { carryNew, type NewWidget } from "@/components/dashboards/design/grid/carried-widgets";
import { paletteItems } from "@/components/dashboards/design/grid/palette/palette-items";
import { usePaletteFold } from "@/components/dashboards/design/grid/palette/use-palette-fold";
import { usePaletteLook } from "@/components/dashboards/design/grid/palette/use-palette-look";
import classes from "@/components/dashboards/design/grid/palette/widget-palette.module.css";
import { newSize, useNewWidgets } from "@/components/dashboards/design/grid/use-new-widgets";
import { SearchInput } from "@/components/ui/search-input";

type WidgetPaletteProps = {
  /** After something was chosen by a click: the palette of a phone closes then. */
  onChosen?: () => void;
  /** Pictures alone; never on phones, where the palette has the whole width. */
  mayCollapse?: boolean;
};

/** Everything that can be put on a dashboard, to be dragged in or clicked. */
export function WidgetPalette({ onChosen, mayCollapse = true }: WidgetPaletteProps) {
  const t = useTranslations("canvas.palette");
  const [wanted, setWanted] = useState("");
  const fold = usePaletteFold();
  const look = usePaletteLook();
  const isCollapsed = mayCollapse && fold.isFolded;
  const search = wanted.trim().toLowerCase();
  const groups = paletteItems
    .map(({ group, items }) => ({
      group,
      items: items.filter(
        (item) => look.isKnown(item) && (isCollapsed || look.nameOf(item).toLowerCase().includes(search)),
      ),
    }))
    .filter(({ items }) => items.length > 0);
  const toggle = isCollapsed ? t("expand") : t("collapse");
  return (
    <nav className={classes.palette} aria-label={t("label")} data-collapsed={isCollapsed || undefined}>
      <div className={classes.head}>
        {isCollapsed ? null : (
          <SearchInput className={classes.search} label={t("search")} value={wanted} onChange={setWanted} />
        )}
        {mayCollapse ? (
          <Tooltip label={toggle} position="right">
            <ActionIcon aria-label={toggle} aria-expanded={!isCollapsed} onClick={fold.toggle}>
              {isCollapsed ? <IconLayoutSidebarLeftExpand size={18} /> : <IconLayoutSidebarLeftCollapse size={18} />}
            </ActionIcon>
          </Tooltip>
        ) : null}
      </div>
      {groups.map(({ group, items }) => (
        <section key={group} className={classes.group} aria-label={t(`groups.${group}`)}>
          {isCollapsed ? null : <h2 className={classes.heading}>{t(`groups.${group}`)}</h2>}
          <div className={classes.items}>
            {items.map((item) => (
              <PaletteItem key={look.keyOf(item)} item={item} isCollapsed={isCollapsed} onChosen={onChosen} />
            ))}
          </div>
        </section>
      ))}
      {groups.length === 0 ? <p className={classes.none}>{t("none", { search: wanted })}</p> : null}
      {isCollapsed ? null : (
        <Link href="/dashboards/gallery" target="_blank" className={classes.gallery}>
          {t("gallery")}
        </Link>
      )}
    </nav>
  );
}

type PaletteItemProps = { item: NewWidget; isCollapsed: boolean; onChosen?: () => void };

/** One kind of widget: dragged to where it is to stand, or clicked to stand at the first free place. */
function PaletteItem({ item, isCollapsed, onChosen }: PaletteItemProps) {
  const t = useTranslations("canvas.palette");
  const look = usePaletteLook();
  const { acts } = useCanvas();
  const { setPanel, isReadOnly } = useDesign();
  const makeWidgets = useNewWidgets();
  const [Icon, name] = [look.iconOf(item), look.nameOf(item)];
  function add() {
    const widgets = makeWidgets({ kind: "new", widget: item });
    const [first] = widgets;
    const isAdded = first !== undefined && acts.add("addWidget", widgets, acts.activeGrid());
    // On a phone the panel would lie over what was just added.
    if (onChosen) onChosen();
    else if (isAdded) setPanel({ kind: "widget", widgetId: first.id });
  }
  return (
    <Tooltip label={name} position="right" disabled={!isCollapsed}>
      <UnstyledButton
        className={classes.item}
        draggable={!isReadOnly}
        disabled={isReadOnly}
        onDragStart={(event) => carryNew(event.dataTransfer, item, newSize(item))}
        onClick={add}
        aria-label={t("add", { name })}
      >
        <Icon size={18} stroke={1.6} aria-hidden="true" className={look.turns(item) ? classes.turned : undefined} />
        {isCollapsed ? null : <span className={classes.name}>{name}</span>}
      </UnstyledButton>
    </Tooltip>
  );
}
