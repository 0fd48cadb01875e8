"use client";

import dynamic from "next/dynamic";
import type { ComponentType } from "react";
import type { DesignPanel } from "@/components/dashboards/design/design-context";

type PanelOf<Kind extends DesignPanel["kind"]> = Extract<DesignPanel, { kind: Kind }>;
type Bodies = { [Kind in DesignPanel["kind"]]?: ComponentType<{ panel: PanelOf<Kind> }> };

/** What stands in each panel: a line a kind, loaded with its first opening. A kind without a line is not offered. */
const bodies: Bodies = {
  widget: dynamic(() => import("@/components/dashboards/editor/widget-panel").then((module) => module.WidgetPanel)),
  filters: dynamic(() =>
    import("@/components/dashboards/editor/filters/filters-panel").then((module) => module.FiltersPanel),
  ),
  settings: dynamic(() =>
    import("@/components/dashboards/design/settings/settings-panel").then((module) => module.SettingsPanel),
  ),
  history: dynamic(() =>
    import("@/components/dashboards/design/history/history-panel").then((module) => module.HistoryPanel),
  ),
  ai: dynamic(() => import("@/components/dashboards/ai/ai-panel").then((module) => module.AiPanel)),
  texts: dynamic(() => import("@/components/dashboards/design/texts/texts-panel").then((module) => module.TextsPanel)),
};

export function hasPanel(kind: DesignPanel["kind"]): boolean {
  return bodies[kind] !== undefined;
}

export function panelBody(kind: DesignPanel["kind"]): ComponentType<{ panel: DesignPanel }> | null {
  // The table above pairs each kind with a component that takes panels of that kind.
  return (bodies[kind] as ComponentType<{ panel: DesignPanel }> | undefined) ?? null;
}
