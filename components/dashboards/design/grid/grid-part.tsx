"use client";

import { useElementSize } from "@mantine/hooks";
import { IconLayoutGridAdd } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useDesign, useDesignData } from "@/components/dashboards/design/design-context";
import { useCanvas } from "@/components/dashboards/design/grid/canvas-context";
import { DesignWidget, type DesignWidgetProps } from "@/components/dashboards/design/grid/design-widget";
import { GridBoard } from "@/components/dashboards/design/grid/grid-board";
import { keyOfGrid } from "@/components/dashboards/design/grid/grid-key";
import classes from "@/components/dashboards/design/grid/grid-part.module.css";
import { keepElements } from "@/components/dashboards/design/grid/keep-elements";
import { placeInZone } from "@/components/dashboards/design/grid/place-in-zone";
import { SectionHead } from "@/components/dashboards/design/grid/tabs/section-head";
import { useLatest } from "@/components/dashboards/design/grid/use-latest";
import type { ShownConfig } from "@/components/dashboards/kinds/widget-kind";
import type { Breakpoint, Widget } from "@/lib/dashboard/config/schema";
import { itemsAt } from "@/lib/dashboard/layout/arrange-widgets";
import { rulesAt } from "@/lib/dashboard/layout/grid-rules";
import { type GridItem, inReadingOrder } from "@/lib/dashboard/layout/item";
import { type GridKey, widgetsOn } from "@/lib/dashboard/layout/widget-grids";

type GridPartProps = { grid: GridKey; breakpoint: Breakpoint };

/** One grid of the open tab, with its heading where it is a section's. */
export function GridPart({ grid, breakpoint }: GridPartProps) {
  const t = useTranslations("canvas");
  const { config, isReadOnly } = useDesign();
  const { ref, width } = useElementSize();
  const items = useMemo(() => itemsAt(config, grid, breakpoint), [config, grid, breakpoint]);
  const { compaction, collision } = config.layout;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rules follow from these alone; other changes leave them the same object
  const rules = useMemo(() => rulesAt(config, breakpoint), [compaction, collision, breakpoint]);
  const section = config.sections.find(({ id }) => id === grid.sectionId);
  const children = useWidgets(grid, items);
  const held = useHeld(grid);
  return (
    <>
      {section ? <SectionHead section={section} widgetCount={items.length} /> : null}
      {section?.folded ? null : (
        <div ref={ref} className={classes.part}>
          {items.length === 0 ? (
            <div className={classes.empty}>
              <IconLayoutGridAdd size={24} aria-hidden="true" />
              <p>{section ? t("emptySection") : t("empty")}</p>
            </div>
          ) : null}
          {width > 0 ? (
            <GridBoard
              // The library takes the number of columns when it is made.
              key={`${keyOfGrid(grid)} ${breakpoint}`}
              {...{ grid, items, rules, breakpoint, width, isReadOnly, ...held }}
            >
              {children}
            </GridBoard>
          ) : null}
        </div>
      )}
    </>
  );
}

/** What is held together, and where it goes when it is let go beside its grid. Both stay the same functions. */
function useHeld(grid: GridKey) {
  const latest = useLatest({ design: useDesign(), acts: useCanvas().acts, grid });
  return useMemo(
    () => ({
      movedWith: (id: string): ReadonlySet<string> => {
        const { config, selection } = latest.current.design;
        if (!selection.includes(id)) return new Set([id]);
        const here = widgetsOn(config, latest.current.grid).map((widget) => widget.id);
        return new Set(here.filter((other) => selection.includes(other)));
      },
      onLeft: ((zone, ids) => placeInZone(latest.current, zone, ids)) satisfies Parameters<
        typeof GridBoard
      >[0]["onLeft"],
    }),
    [latest],
  );
}

const widgetElement = keepElements((props: DesignWidgetProps) => (
  <div key={props.widget.id}>
    <DesignWidget {...props} />
  </div>
));

/** The widgets as elements: in reading order, which is the order of Tab, and the same element while nothing of a widget changes. */
function useWidgets(grid: GridKey, items: readonly GridItem[]) {
  const { config, selection, isReadOnly } = useDesign();
  const { dataFor, isReading } = useDesignData();
  const { filters, theme } = config;
  const shown = useMemo<ShownConfig>(() => ({ filters, theme }), [filters, theme]);
  const widgets = useMemo(() => {
    const byId = new Map(widgetsOn(config, grid).map((widget) => [widget.id, widget]));
    const ordered = items.toSorted((a, b) => inReadingOrder(a.place, b.place));
    return ordered.flatMap(({ id }): Widget | Widget[] => byId.get(id) ?? []);
  }, [config, grid, items]);
  return useMemo(
    () =>
      widgets.map((widget) =>
        widgetElement({
          ...{ widget, config: shown, isReading, isReadOnly },
          data: dataFor(widget),
          isSelected: selection.includes(widget.id),
        }),
      ),
    [widgets, shown, isReading, isReadOnly, dataFor, selection],
  );
}
