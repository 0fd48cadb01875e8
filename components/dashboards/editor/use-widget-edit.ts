import type { DesignAct } from "@/components/dashboards/design/design-acts";
import { useDesign } from "@/components/dashboards/design/design-context";
import type { Widget, WidgetKind } from "@/lib/dashboard/config/schema";

export type WidgetOf<K extends WidgetKind> = Extract<Widget, { kind: K }>;
/** Changes the widget as one step back; what is typed into the same field within a second is one step. */
export type SetWidget<W extends Widget> = (
  act: DesignAct,
  change: Partial<Omit<W, "id" | "kind">>,
  field?: string,
) => void;

/** What changes one widget of the design. */
export function useWidgetEdit<W extends Widget>(widget: W): SetWidget<W> {
  const { change } = useDesign();
  return (act, changed, field) =>
    change(
      act,
      (config) => ({
        ...config,
        widgets: config.widgets.map((one) =>
          // The same kind as when it was opened: the id is that of this very widget.
          one.id === widget.id && one.kind === widget.kind ? ({ ...one, ...changed } as Widget) : one,
        ),
      }),
      field === undefined ? undefined : { mergeKey: `${widget.id} ${act} ${field}` },
    );
}
