import type { ChartType } from "@/lib/chart/schema";
import { type DashboardConfig, type GridPlace, gridColumnCount } from "@/lib/dashboard/config/schema";
import type { DesignActOf } from "@/lib/dashboard/design/wish/act";
import { rowsOfWidgets } from "@/lib/dashboard/design/wish/named-widgets";
import { sizeOf, widgetSizes } from "@/lib/dashboard/layout/widget-size";

type Width = DesignActOf<"add">["width"];
const widths: Readonly<Record<NonNullable<Width>, number>> = { quarter: 3, third: 4, half: 6, two_thirds: 8, full: 12 };

/** Where new widgets go: beside each other from the left, below all that is there or below a row. */
export class FreePlaces {
  #x = 0;
  #y: number;
  #rowHeight = 0;
  readonly #bottoms: readonly number[];

  constructor(config: DashboardConfig) {
    const above = config.widgets.filter(({ sectionId, tabId }) => sectionId === null && isFirstTab(config, tabId));
    this.#y = bottomOf(above.map(({ place }) => place));
    this.#bottoms = rowsOfWidgets({ ...config, widgets: above }).map((row) => bottomOf(row.map(({ place }) => place)));
  }

  /** `row`: below the row of that number, whatever stands there makes way. */
  next(type: ChartType | "text", { width, row }: { readonly width: Width; readonly row: number | null }): GridPlace {
    const usual = type === "text" ? { w: gridColumnCount, h: 2 } : widgetSizes[sizeOf(type)];
    const size = { w: width === null ? usual.w : widths[width], h: usual.h };
    const below = row === null ? undefined : this.#bottoms[row - 1];
    if (below !== undefined) return { x: 0, y: below, ...size };
    if (this.#x + size.w > gridColumnCount || (this.#rowHeight > 0 && this.#rowHeight !== size.h)) {
      this.#x = 0;
      this.#y += this.#rowHeight;
      this.#rowHeight = 0;
    }
    const place = { x: this.#x, y: this.#y, ...size };
    this.#x += size.w;
    this.#rowHeight = Math.max(this.#rowHeight, size.h);
    return place;
  }
}

const isFirstTab = ({ tabs: [first] }: DashboardConfig, tabId: string | null) => tabId === null || tabId === first?.id;
const bottomOf = (places: readonly GridPlace[]) => places.reduce((bottom, { y, h }) => Math.max(bottom, y + h), 0);
