import { useMemo, useState } from "react";
import type { DesignData } from "@/components/dashboards/design/design-context";
import { designData } from "@/components/dashboards/design/design-data";
import type { Trial } from "@/components/dashboards/editor/trial/trial-context";
import { useDraftData } from "@/components/dashboards/editor/trial/use-draft-data";
import type { DashboardConfig } from "@/lib/dashboard/config/schema";
import type { DashboardData, Look } from "@/lib/dashboard/look/schema";
import type { Dashboard } from "@/lib/dashboard/schema";

/** The rows of the design as it stands, and the filters that are tried on them. */
export function useTrialRows(
  dashboard: Dashboard,
  { config, data, isReading }: { config: DashboardConfig; data: DashboardData | undefined; isReading: boolean },
): { readonly rows: DesignData; readonly trial: Trial } {
  const published = useMemo(() => designData(dashboard, data, isReading), [dashboard, data, isReading]);
  const [look, setLook] = useState<Look | null>(null);
  const trial = useMemo(() => ({ look, setLook }), [look]);
  return { rows: useDraftData(dashboard.id, { config, look, published }), trial };
}
