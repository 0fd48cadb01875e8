import type { CSSProperties, ReactNode } from "react";
import classes from "@/components/dashboards/view/widget-grid.module.css";
import type { ShownWidget } from "@/lib/dashboard/share/schema";

type WidgetGridProps<W extends ShownWidget> = { widgets: readonly W[]; children: (widget: W) => ReactNode };

/**
 * Lays widgets on the 12 columns by CSS alone, at the same pixels as the designer's grid, so that nothing jumps between the two.
 * On a phone they stand below each other in reading order.
 */
export function WidgetGrid<W extends ShownWidget>({ widgets, children }: WidgetGridProps<W>) {
  const inReadingOrder = widgets.toSorted((a, b) => a.place.y - b.place.y || a.place.x - b.place.x);
  return (
    <div className={classes.grid}>
      {inReadingOrder.map((widget) => (
        <section
          key={widget.id}
          className={classes.item}
          style={placeStyle(widget)}
          data-kind={widget.kind}
          aria-label={widget.title}
        >
          {children(widget)}
        </section>
      ))}
    </div>
  );
}

function placeStyle({ place: { x, y, w, h } }: ShownWidget): CSSProperties {
  // Custom properties, because the phone layout uses only the height of a place.
  return { "--x": x + 1, "--y": y + 1, "--w": w, "--h": h } as CSSProperties;
}
