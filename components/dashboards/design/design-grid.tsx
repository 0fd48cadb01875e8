"use client";

import "react-grid-layout/css/styles.css";
import { useMemo, useState } from "react";
import ReactGridLayout, { useContainerWidth, verticalCompactor } from "react-grid-layout";
import { GridBackground } from "react-grid-layout/extras";
import type { Design } from "@/components/dashboards/design/design-context";
import classes from "@/components/dashboards/design/design-grid.module.css";
import { DesignWidget } from "@/components/dashboards/design/design-widget";
import { sizeMin, withPlaces } from "@/components/dashboards/design/move-widget";
import { gridColumnCount, gridGapPx, gridRowHeightPx, type Widget } from "@/lib/dashboard/config/schema";
import type { WidgetData } from "@/lib/dashboard/look/schema";

type DesignGridProps = {
  design: Design;
  dataFor: (widget: Widget) => WidgetData | undefined;
  isReading: boolean;
  announce: (message: string) => void;
};

const gap = [gridGapPx, gridGapPx] as const;
/** Rows of the grid that are drawn below the last widget while something is dragged: where it can go. */
const spareRowCount = 6;

/** The grid of the designer: widgets are dragged by their head, resized at their edges, and moved by keyboard. */
export function DesignGrid({ design, dataFor, isReading, announce }: DesignGridProps) {
  const { width, containerRef, mounted } = useContainerWidth({ measureBeforeMount: true });
  const [isMoving, setMoving] = useState(false);
  const { widgets } = design.config;
  const layout = useMemo(
    () => widgets.map((widget) => ({ i: widget.id, ...widget.place, minW: sizeMin.w, minH: sizeMin.h })),
    [widgets],
  );
  const settle = (placed: Parameters<typeof withPlaces>[1]) => {
    setMoving(false);
    design.change("moveWidgets", (config) => withPlaces(config, placed));
  };
  return (
    <div ref={containerRef} className={classes.container}>
      {/* The library would write a style element of its own while dragging, which the content policy refuses; it does not where
          this id is taken. What it would say stands in the style sheet. */}
      <span hidden id="react-draggable-style-el" />
      {mounted && isMoving ? <GridCells width={width} widgets={widgets} /> : null}
      {mounted ? (
        <ReactGridLayout
          className={classes.grid}
          width={width}
          layout={layout}
          gridConfig={{ cols: gridColumnCount, rowHeight: gridRowHeightPx, margin: gap, containerPadding: [0, 0] }}
          dragConfig={{ enabled: true, handle: "header", cancel: "button, a, input, textarea" }}
          resizeConfig={{ enabled: true, handles: ["se", "sw", "e", "w", "s"] }}
          compactor={verticalCompactor}
          onDragStart={() => setMoving(true)}
          onDragStop={settle}
          onResizeStart={() => setMoving(true)}
          onResizeStop={settle}
        >
          {widgets.map((widget) => (
            <div key={widget.id}>
              <DesignWidget
                widget={widget}
                data={dataFor(widget)}
                isReading={isReading}
                design={design}
                announce={announce}
              />
            </div>
          ))}
        </ReactGridLayout>
      ) : null}
    </div>
  );
}

/** The cells of the grid, drawn while something is moved. */
function GridCells({ width, widgets }: { width: number; widgets: readonly Widget[] }) {
  return (
    <GridBackground
      className={classes.background}
      width={width}
      cols={gridColumnCount}
      rows={Math.max(0, ...widgets.map(({ place }) => place.y + place.h)) + spareRowCount}
      rowHeight={gridRowHeightPx}
      margin={[...gap]}
      containerPadding={[0, 0]}
      color="var(--q-hover)"
      borderRadius={6}
    />
  );
}
