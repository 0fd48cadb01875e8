"use client";

import type { OptionsOf } from "@/components/dashboards/view/filters/filter-control";
import { useLook } from "@/components/dashboards/view/look/look-context";
import { filterOptionsQuery } from "@/lib/client/dashboard-look";
import { emptyLook } from "@/lib/dashboard/look/schema";

/** Asks what a filter of this dashboard offers, narrowed by the others as they are set. */
export function useOptionsOf(): OptionsOf {
  const { sight, look } = useLook();
  return (filterId, search) => {
    const { [filterId]: _, ...filters } = look.filters;
    return filterOptionsQuery(sight, filterId, { search, look: { ...emptyLook, filters } });
  };
}
