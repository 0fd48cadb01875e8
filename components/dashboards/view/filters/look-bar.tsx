"use client";

import { CrossChips } from "@/components/dashboards/view/filters/cross-chips";
import { DateZoom } from "@/components/dashboards/view/filters/date-zoom";
import { FilterBar } from "@/components/dashboards/view/filters/filter-bar";
import { useOptionsOf } from "@/components/dashboards/view/filters/use-options-of";
import { useLook } from "@/components/dashboards/view/look/look-context";

/** Everything that narrows what a dashboard shows: its filters, the calendar's zoom, and what was clicked. */
export function LookBar() {
  const { config, fixedFilterIds, look, changeLook } = useLook();
  const optionsOf = useOptionsOf();
  const inGrid = new Set(config.widgets.flatMap((widget) => (widget.kind === "filter" ? [widget.filterId] : [])));
  const filters = config.filters.filter(({ id }) => !inGrid.has(id) && !fixedFilterIds.includes(id));
  return (
    <FilterBar filters={filters} look={look} onLook={changeLook} optionsOf={optionsOf}>
      <DateZoom />
      <CrossChips />
    </FilterBar>
  );
}
