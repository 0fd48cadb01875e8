"use client";

import "react-grid-layout/css/styles.css";
import { useMediaQuery } from "@mantine/hooks";
import { memo, type ReactNode, useMemo, useState } from "react";
import ReactGridLayout, { type Layout } from "react-grid-layout";
import { useDesignActs } from "@/components/dashboards/design/design-context";
import { useCanvas } from "@/components/dashboards/design/grid/canvas-context";
import type { DropZone } from "@/components/dashboards/design/grid/drop-zones";
import classes from "@/components/dashboards/design/grid/grid-board.module.css";
import { createGridEngine, type EngineInput } from "@/components/dashboards/design/grid/grid-engine";
import { keyOfGrid } from "@/components/dashboards/design/grid/grid-key";
import { GridMarks } from "@/components/dashboards/design/grid/grid-marks";
import { useDropOnGrid } from "@/components/dashboards/design/grid/use-drop-on-grid";
import { useLatest } from "@/components/dashboards/design/grid/use-latest";
import { type Breakpoint, gridGapPx, gridRowHeightPx } from "@/lib/dashboard/config/schema";
import { withItems } from "@/lib/dashboard/layout/arrange-widgets";
import { bottomOf, type GridItem, type GridRules } from "@/lib/dashboard/layout/item";
import { handles } from "@/lib/dashboard/layout/resize-item";
import type { GridKey } from "@/lib/dashboard/layout/widget-grids";
import { leastSize } from "@/lib/dashboard/layout/widget-size";

type GridBoardProps = {
  grid: GridKey;
  items: readonly GridItem[];
  rules: GridRules;
  breakpoint: Breakpoint;
  /** Pixels. */
  width: number;
  isReadOnly: boolean;
  /** What moves when this widget is taken. */
  movedWith: (id: string) => ReadonlySet<string>;
  onLeft: (zone: DropZone, ids: ReadonlySet<string>) => void;
  /** A `<div>` a widget with its id as key. While nothing changes, the same elements. */
  children: readonly ReactNode[];
};

const gap = [gridGapPx, gridGapPx] as const;
const noPadding = [0, 0] as const;
const resizing = { enabled: true, handles };
/** Rows that are kept free below the last widget: where something can be put. */
const spareRowCount = 3;
const notDragged = "button, a, input, textarea, select, [role=menu], .react-resizable-handle";

/** One grid of the designer. The library draws and follows the pointer; `createGridEngine` decides where everything stands. */
export const GridBoard = memo(function GridBoard(props: GridBoardProps) {
  const { grid, items, rules, breakpoint, width, isReadOnly, movedWith, onLeft, children } = props;
  const gridKey = keyOfGrid(grid);
  const { interaction } = useCanvas();
  const { change } = useDesignActs();
  const onPlaced: EngineInput["onPlaced"] = (kind, placed, ids) =>
    change(kind === "move" ? "moveWidgets" : "resizeWidget", (config) => withItems(config, breakpoint, placed, ids));
  const input = useLatest<EngineInput>({ gridKey, items, rules, interaction, movedWith, onPlaced, onLeft });
  // The engine belongs to this board for as long as it stands; it reads what is newest when a drag begins.
  const [engine] = useState(() => createGridEngine(() => input.current));
  const drop = useDropOnGrid({ grid, items, rules, breakpoint, isReadOnly });
  const isCoarse = useMediaQuery("(pointer: coarse)", false, { getInitialValueInEffect: false });
  const shown = drop.preview ?? items;
  const layout = useMemo(() => layoutOf(shown), [shown]);
  const rows = bottomOf(shown.map(({ place }) => place)) + (isReadOnly ? 0 : spareRowCount);
  const gridConfig = useMemo(
    () => ({ cols: rules.columns, rowHeight: gridRowHeightPx, margin: gap, containerPadding: noPadding }),
    [rules.columns],
  );
  // A finger scrolls the page by the body of a widget and moves it by its head.
  const dragConfig = useMemo(
    () => ({ enabled: !isReadOnly, handle: isCoarse ? "header" : undefined, cancel: notDragged }),
    [isReadOnly, isCoarse],
  );
  return (
    <div
      className={classes.board}
      data-drop-grid={gridKey}
      data-readonly={isReadOnly || undefined}
      style={{ minHeight: rows * (gridRowHeightPx + gridGapPx) }}
      {...drop.handlers}
    >
      <GridMarks gridKey={gridKey} columns={rules.columns} interaction={interaction} />
      <ReactGridLayout
        className={classes.grid}
        width={width}
        layout={layout}
        gridConfig={gridConfig}
        dragConfig={dragConfig}
        resizeConfig={isReadOnly ? notResized : resizing}
        compactor={engine.compactor}
        onDragStart={engine.onDragStart}
        onDrag={engine.onDrag}
        onDragStop={engine.onDragStop}
        onResizeStart={engine.onResizeStart}
        onResizeStop={engine.onResizeStop}
      >
        {children}
      </ReactGridLayout>
    </div>
  );
});

const notResized = { enabled: false };

function layoutOf(items: readonly GridItem[]): Layout {
  return items.map(({ id, place, locked }) => ({
    ...{ i: id, ...place, minW: leastSize.w, minH: leastSize.h },
    ...(locked ? { isDraggable: false, isResizable: false } : {}),
  }));
}
