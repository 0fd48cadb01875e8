"use client";

import { FilterPill } from "@/components/dashboards/view/filters/filter-pill";
import { useOptionsOf } from "@/components/dashboards/view/filters/use-options-of";
import { valueOfFilter, withFilter } from "@/components/dashboards/view/look/change-look";
import { useLook } from "@/components/dashboards/view/look/look-context";
import type { DashboardFilter } from "@/lib/dashboard/config/schema";

/** A filter that stands in the grid in place of the bar. */
export function GridFilter({ filter }: { filter: DashboardFilter }) {
  const { look, changeLook, fixedFilterIds } = useLook();
  const optionsOf = useOptionsOf();
  if (fixedFilterIds.includes(filter.id)) return null;
  return (
    <FilterPill
      wide
      filter={filter}
      value={valueOfFilter(filter, look)}
      onChange={(value) => changeLook(withFilter(look, filter, value))}
      optionsOf={optionsOf}
    />
  );
}
