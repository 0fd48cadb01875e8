"use client";

import { useTranslations } from "next-intl";
import { type DragEvent, useState } from "react";
import { useDesign } from "@/components/dashboards/design/design-context";
import { useCanvas } from "@/components/dashboards/design/grid/canvas-context";
import { type CarriedSize, carriedSize, readCarried } from "@/components/dashboards/design/grid/carried-widgets";
import { keyOfGrid } from "@/components/dashboards/design/grid/grid-key";
import { useNewWidgets } from "@/components/dashboards/design/grid/use-new-widgets";
import { type Breakpoint, type GridPlace, gridGapPx, gridRowHeightPx } from "@/lib/dashboard/config/schema";
import { withClipFilters } from "@/lib/dashboard/config/widget-clip";
import { dropWidgets } from "@/lib/dashboard/layout/drop-widgets";
import { bottomOf, type GridItem, type GridRules, insideGrid } from "@/lib/dashboard/layout/item";
import { settleItems } from "@/lib/dashboard/layout/settle-items";
import { snapLines } from "@/lib/dashboard/layout/snap-lines";
import type { GridKey } from "@/lib/dashboard/layout/widget-grids";

type DropTarget = {
  grid: GridKey;
  items: readonly GridItem[];
  rules: GridRules;
  breakpoint: Breakpoint;
  isReadOnly: boolean;
};

const droppedId = "dropped";

/** Takes what is dragged in from the palette, an answer or another window: others make room while it is held, and it lands there. */
export function useDropOnGrid(target: DropTarget) {
  const { grid, items, rules, breakpoint, isReadOnly } = target;
  const t = useTranslations("canvas.said");
  const { interaction } = useCanvas();
  const { change, select, announce, setPanel } = useDesign();
  const makeWidgets = useNewWidgets();
  const [held, setHeld] = useState<{ place: GridPlace; items: readonly GridItem[] } | null>(null);

  function leave() {
    setHeld(null);
    interaction.show(null);
  }
  const placeOf = (event: DragEvent<HTMLElement>, size: CarriedSize) =>
    placeUnder(event, size, rules.columns, bottomOf(items.map((item) => item.place)));
  function onDragOver(event: DragEvent<HTMLElement>) {
    const size = carriedSize(event.dataTransfer);
    if (size === null || isReadOnly) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    const place = placeOf(event, size);
    if (held && held.place.x === place.x && held.place.y === place.y) return;
    const settled = settleItems([...items, { id: droppedId, place, locked: false }], rules, new Set([droppedId]));
    const landing = settled.find(({ id }) => id === droppedId)?.place ?? place;
    const others = settled.filter(({ id }) => id !== droppedId);
    setHeld({ place, items: others });
    const lines = snapLines(
      [landing],
      others.map((item) => item.place),
    );
    interaction.show({ gridKey: keyOfGrid(grid), places: [landing], lines, zone: null });
  }
  function onDrop(event: DragEvent<HTMLElement>) {
    const [carried, size] = [readCarried(event.dataTransfer), carriedSize(event.dataTransfer)];
    leave();
    if (!carried || !size || isReadOnly) return;
    // Where it was shown; anew where the browser said in between that it had left.
    const at = held?.place ?? placeOf(event, size);
    event.preventDefault();
    const widgets = makeWidgets(carried);
    const [first] = widgets;
    if (!first) return;
    const clip = carried.kind === "clip" ? carried.clip : { filters: [] };
    change("addWidget", (config) => dropWidgets(withClipFilters(config, clip), { widgets, grid, breakpoint, at }));
    select(widgets.map(({ id }) => id));
    announce(t("added", { title: first.title, column: at.x + 1, row: at.y + 1 }));
    if (carried.kind === "new") setPanel({ kind: "widget", widgetId: first.id });
  }
  return {
    preview: held?.items ?? null,
    handlers: {
      onDragOver,
      onDrop,
      onDragLeave: (event: DragEvent<HTMLElement>) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node && event.currentTarget.contains(to))) leave();
      },
    },
  };
}

/** The cells under the pointer, which holds a new widget at its head. */
function placeUnder(event: DragEvent<HTMLElement>, size: CarriedSize, columns: number, bottom: number): GridPlace {
  const { left, top, width } = event.currentTarget.getBoundingClientRect();
  const columnPx = (width + gridGapPx) / columns;
  const w = Math.min(size.w, columns);
  const x = Math.round((event.clientX - left) / columnPx - w / 2);
  const y = Math.round((event.clientY - top - gridRowHeightPx / 2) / (gridRowHeightPx + gridGapPx));
  return insideGrid({ x, y: Math.min(y, bottom), w, h: size.h }, columns);
}
