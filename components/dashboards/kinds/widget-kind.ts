import type { TablerIcon } from "@tabler/icons-react";
import type { ComponentType, ReactNode } from "react";
import type { ChartInteraction } from "@/components/charts/chart-interaction";
import type { Sight } from "@/lib/client/dashboard-look";
import type { DashboardConfig, DashboardFilter, WidgetKind } from "@/lib/dashboard/config/schema";
import type { WidgetData } from "@/lib/dashboard/look/schema";
import type { ShownWidget } from "@/lib/dashboard/share/schema";

/** A configuration as everybody may see it who looks: without what widgets ask. */
export type ShownConfig = Pick<DashboardConfig, "filters" | "theme">;

/** What somebody who looks can do with a widget. In the designer and in pictures: nothing. */
export type WidgetLook = Pick<ChartInteraction, "onPoint" | "onBrush"> & {
  readonly sight: Sight;
  /** The control of a filter that stands in the grid. */
  readonly renderFilter: (filter: DashboardFilter) => ReactNode;
};

export type WidgetKindProps<K extends WidgetKind> = {
  readonly widget: Extract<ShownWidget, { kind: K }>;
  /** Undefined while its rows are being read, and where it has none. */
  readonly data: WidgetData | undefined;
  readonly config: ShownConfig;
  readonly look?: WidgetLook;
};

/** Everything the pages know of one kind of widget: a file of this folder, named after it, and a line in `widget-kinds.ts`. */
export type WidgetKindDefinition<K extends WidgetKind> = {
  readonly kind: K;
  readonly icon: TablerIcon;
  /** How large a new one is, on the desktop grid. */
  readonly size: { readonly w: number; readonly h: number };
  /** card: with its title in a frame; plain: on the page itself. */
  readonly frame: "card" | "plain";
  /** Whether it has rows that must be asked for. */
  readonly hasRows: (widget: Extract<ShownWidget, { kind: K }>) => boolean;
  /** Nothing is drawn before its rows are there; its errors stand in its place. */
  readonly waitsForRows: boolean;
  readonly Body: ComponentType<WidgetKindProps<K>>;
};
