"use client";

import { useQuery } from "@tanstack/react-query";
import { useFilterWords } from "@/components/dashboards/view/filters/use-filter-words";
import { dashboardQuery } from "@/lib/client/dashboards";
import type { Look } from "@/lib/dashboard/look/schema";

/** Says what a link or a frame is fixed to: "Region: North". Filters that the dashboard has no more are left out. */
export function useFixedWords(dashboardId: string): (fixed: Look["filters"]) => string[] {
  const { valueWords } = useFilterWords();
  const { data: dashboard } = useQuery(dashboardQuery(dashboardId));
  return (fixed) =>
    (dashboard?.config.filters ?? []).flatMap(({ id, label }) => {
      const value = fixed[id];
      return value ? [`${label}: ${valueWords(value)}`] : [];
    });
}
