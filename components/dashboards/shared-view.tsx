"use client";

import { IconLayoutGridAdd } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { DashboardView } from "@/components/dashboards/view/dashboard-view";
import { EmptyState } from "@/components/ui/empty-state";
import type { Sight } from "@/lib/client/dashboard-look";
import type { SharedDashboard } from "@/lib/dashboard/share/schema";

/** A dashboard for somebody without an account: to look at, and nothing else. */
export function SharedView({ sight, dashboard }: { sight: Sight; dashboard: SharedDashboard }) {
  const t = useTranslations("dashboards.empty");
  return (
    <DashboardView
      sight={sight}
      dashboard={dashboard}
      empty={<EmptyState icon={<IconLayoutGridAdd size={24} />} title={t("title")} body={t("bodyViewer")} />}
    />
  );
}
