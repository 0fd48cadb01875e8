"use client";

import type { ReactNode } from "react";
import { ChartPalette } from "@/components/charts/chart-palette";
import classes from "@/components/dashboards/dashboard-theme.module.css";
import type { DashboardConfig } from "@/lib/dashboard/config/schema";

/** The look that a dashboard's designer chose, for everything below: colours of charts, spacing, cards or none. */
export function DashboardTheme({ theme, children }: { theme: DashboardConfig["theme"]; children: ReactNode }) {
  return (
    <div className={classes.theme} data-density={theme.density} data-cards={theme.cards}>
      <ChartPalette name={theme.palette}>{children}</ChartPalette>
    </div>
  );
}
