import type { WidgetKindDefinition, WidgetKindProps } from "@/components/dashboards/kinds/widget-kind";
import { kindOf } from "@/components/dashboards/kinds/widget-kinds";
import type { WidgetKind } from "@/lib/dashboard/config/schema";

/** What a widget shows, by its kind. Where a kind waits for rows (`waitsForRows`), they are there. */
export function WidgetContent(props: WidgetKindProps<WidgetKind>) {
  // The kind is that of this very widget; the compiler cannot tie the two.
  const { Body } = kindOf(props.widget) as WidgetKindDefinition<WidgetKind>;
  return <Body {...props} />;
}
