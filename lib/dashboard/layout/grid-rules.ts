import { type Breakpoint, type DashboardConfig, grids } from "@/lib/dashboard/config/schema";
import type { GridRules } from "@/lib/dashboard/layout/item";

/** How widgets behave at a breakpoint. Narrow grids always close their gaps: somebody who scrolls has no use for them. */
export function rulesAt({ layout }: Pick<DashboardConfig, "layout">, breakpoint: Breakpoint): GridRules {
  const { columns } = grids[breakpoint];
  return { ...layout, columns, compaction: breakpoint === "desktop" ? layout.compaction : "up" };
}
