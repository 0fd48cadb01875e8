import { type CSSProperties, type ReactNode, useMemo } from "react";
import { useRoom } from "@/components/dashboards/view/use-room";
import classes from "@/components/dashboards/view/widget-grid.module.css";
import type { GridPlace } from "@/lib/dashboard/config/schema";
import { placesAt } from "@/lib/dashboard/layout/derive-places";
import { bottomOf, inReadingOrder } from "@/lib/dashboard/layout/item";
import type { ShownWidget } from "@/lib/dashboard/share/schema";

type WidgetGridProps<W extends ShownWidget> = {
  widgets: readonly W[];
  /** As high as the screen, whatever stands in it: on a television nobody scrolls. */
  fitted?: boolean;
  children: (widget: W) => ReactNode;
};

/**
 * Lays widgets on the columns of the grid that the room is wide enough for, by CSS alone: the first paint is right on every screen,
 * and at the same pixels as the designer's grid, so that nothing jumps between the two.
 */
export function WidgetGrid<W extends ShownWidget>({ widgets, fitted = false, children }: WidgetGridProps<W>) {
  const ordered = useMemo(() => widgets.toSorted((a, b) => inReadingOrder(a.place, b.place)), [widgets]);
  const styleOf = useMemo(() => placeStyles(widgets), [widgets]);
  const rows = { "--rows": Math.max(1, bottomOf(widgets.map(({ place }) => place))) } as CSSProperties;
  return (
    <div ref={useRoom()} className={classes.room}>
      <div className={classes.grid} data-fitted={fitted || undefined} style={rows}>
        {ordered.map((widget) => (
          <section
            key={widget.id}
            className={classes.item}
            style={styleOf.get(widget.id)}
            data-kind={widget.kind}
            aria-label={widget.title}
          >
            {children(widget)}
          </section>
        ))}
      </div>
    </div>
  );
}

/** Where each stands on each grid, as custom properties: the style sheet knows which one the room is wide enough for. */
function placeStyles(widgets: readonly ShownWidget[]): Map<string, CSSProperties> {
  const [tablet, phone] = [placesAt(widgets, "tablet"), placesAt(widgets, "phone")];
  return new Map(
    widgets.map(({ id, place }) => {
      const style = {
        ...area("", place),
        ...area("-t", tablet.get(id) ?? place),
        ...area("-p", phone.get(id) ?? place),
      };
      // Custom properties, which React's types do not know.
      return [id, style as CSSProperties];
    }),
  );
}

const area = (grid: string, { x, y, w, h }: GridPlace) => ({
  [`--x${grid}`]: x + 1,
  [`--y${grid}`]: y + 1,
  [`--w${grid}`]: w,
  [`--h${grid}`]: h,
});
