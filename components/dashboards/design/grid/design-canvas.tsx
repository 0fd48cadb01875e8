"use client";

import { ActionIcon, Button, Tooltip, VisuallyHidden } from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import { IconKeyboard, IconLayoutList } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { useDesign, useDesignActs } from "@/components/dashboards/design/design-context";
import { BreakpointSwitch } from "@/components/dashboards/design/grid/breakpoint-switch";
import { CanvasProvider, useCanvas } from "@/components/dashboards/design/grid/canvas-context";
import classes from "@/components/dashboards/design/grid/design-canvas.module.css";
import { widgetHints } from "@/components/dashboards/design/grid/design-widget";
import { createInteraction } from "@/components/dashboards/design/grid/grid-interaction";
import { keyOfGrid } from "@/components/dashboards/design/grid/grid-key";
import { GridPart } from "@/components/dashboards/design/grid/grid-part";
import { KeyboardHelp } from "@/components/dashboards/design/grid/keyboard-help";
import { Marquee } from "@/components/dashboards/design/grid/marquee";
import { PaletteDrawer } from "@/components/dashboards/design/grid/palette/palette-drawer";
import { WidgetPalette } from "@/components/dashboards/design/grid/palette/widget-palette";
import { SelectionBar } from "@/components/dashboards/design/grid/selection-bar";
import { TabBar } from "@/components/dashboards/design/grid/tabs/tab-bar";
import { useSectionActs } from "@/components/dashboards/design/grid/tabs/use-section-acts";
import { useCanvasActs } from "@/components/dashboards/design/grid/use-canvas-acts";
import { useCanvasKeys } from "@/components/dashboards/design/grid/use-canvas-keys";
import { useClipboard } from "@/components/dashboards/design/grid/use-clipboard";
import { phoneQuery } from "@/components/dashboards/design/phone-query";
import { gridsOf, tabOf, widgetsOn } from "@/lib/dashboard/layout/widget-grids";

/** The palette and, beside it, the open tab of the dashboard with everything on it that can be moved. */
export function DesignCanvas() {
  const acts = useCanvasActs();
  const clipboard = useClipboard(acts);
  const [interaction] = useState(createInteraction);
  const canvas = useMemo(() => ({ acts, clipboard, interaction }), [acts, clipboard, interaction]);
  const isPhone = useMediaQuery(phoneQuery, false, { getInitialValueInEffect: false });
  const { setBreakpoint } = useDesignActs();
  // The window's width is outside React. On a phone the page is as wide as one: its places are what is designed there.
  useEffect(() => setBreakpoint(isPhone ? "phone" : "desktop"), [isPhone, setBreakpoint]);
  return (
    <CanvasProvider value={canvas}>
      {/* The grid's library would write a style element of its own while dragging, which the content policy refuses; it does not where
          this id is taken. What it would say stands in the style sheet. */}
      <span hidden id="react-draggable-style-el" />
      <div className={classes.room}>
        {isPhone ? <PaletteDrawer /> : <WidgetPalette />}
        <Canvas isPhone={isPhone} />
      </div>
    </CanvasProvider>
  );
}

function Canvas({ isPhone }: { isPhone: boolean }) {
  const t = useTranslations("canvas");
  const { config, tabId, breakpoint, selection, select } = useDesign();
  const { acts } = useCanvas();
  const [isHelpOpen, help] = useDisclosure(false);
  const open = tabOf(config, tabId);
  const grids = gridsOf(config).filter((grid) => grid.tabId === open);
  const shownIds = grids.flatMap((grid) => widgetsOn(config, grid).map(({ id }) => id));
  const onKeyDown = useCanvasKeys(acts, { shownIds, onHelp: help.open });
  const mark = (ids: readonly string[], adds: boolean) => select(adds ? [...new Set([...selection, ...ids])] : ids);
  return (
    <section className={classes.canvas} aria-label={t("label")} tabIndex={-1} onKeyDown={onKeyDown}>
      <CanvasHints />
      <div className={classes.head}>
        <TabBar />
        {isPhone ? null : <BreakpointSwitch shownIds={shownIds} />}
        <Tooltip label={t("keys.title")}>
          <ActionIcon className={classes.help} aria-label={t("keys.title")} onClick={help.open}>
            <IconKeyboard size={18} />
          </ActionIcon>
        </Tooltip>
      </div>
      <Marquee onMark={mark}>
        <div className={classes.page} data-breakpoint={breakpoint}>
          {grids.map((grid) => (
            <GridPart key={keyOfGrid(grid)} grid={grid} breakpoint={breakpoint} />
          ))}
          <AddSection />
        </div>
      </Marquee>
      <SelectionBar />
      <KeyboardHelp opened={isHelpOpen} onClose={help.close} />
    </section>
  );
}

/** What each widget tells a screen reader about itself; it points here by id. */
function CanvasHints() {
  const t = useTranslations("canvas.hints");
  return (
    <VisuallyHidden>
      <span id={widgetHints.keyboard}>{t("keyboard")}</span>
      <span id={widgetHints.selected}>{t("selected")}</span>
      <span id={widgetHints.locked}>{t("locked")}</span>
    </VisuallyHidden>
  );
}

function AddSection() {
  const t = useTranslations("canvas.sections");
  const { isReadOnly } = useDesign();
  const { add } = useSectionActs();
  if (isReadOnly) return null;
  return (
    <Button
      className={classes.addSection}
      variant="subtle"
      color="gray"
      size="xs"
      leftSection={<IconLayoutList size={16} />}
      onClick={add}
    >
      {t("add")}
    </Button>
  );
}
