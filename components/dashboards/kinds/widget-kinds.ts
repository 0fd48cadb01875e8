import { chartKind } from "@/components/dashboards/kinds/chart";
import { filterKind } from "@/components/dashboards/kinds/filter";
import { linksKind } from "@/components/dashboards/kinds/links";
import { pictureKind } from "@/components/dashboards/kinds/picture";
import { textKind } from "@/components/dashboards/kinds/text";
import type { WidgetKindDefinition } from "@/components/dashboards/kinds/widget-kind";
import type { WidgetKind } from "@/lib/dashboard/config/schema";

/** Every kind of widget, for those who look and for those who design. */
export const widgetKinds: { readonly [K in WidgetKind]: WidgetKindDefinition<K> } = {
  chart: chartKind,
  text: textKind,
  picture: pictureKind,
  links: linksKind,
  filter: filterKind,
};

/** The kind of a widget whose kind is not known yet. */
export function kindOf<K extends WidgetKind>(widget: { readonly kind: K }): WidgetKindDefinition<K> {
  return widgetKinds[widget.kind];
}
