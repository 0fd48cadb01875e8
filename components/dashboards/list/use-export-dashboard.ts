"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { exportDesign } from "@/components/dashboards/design/file/export-design";
import { notifyFailure } from "@/components/ui/notify-failure";
import { dashboardQuery } from "@/lib/client/dashboards";

/** Hands the reader the dashboard as a file: title, description and configuration, nothing of its data. */
export function useExportDashboard(dashboardId: string): () => Promise<void> {
  const t = useTranslations("dashboards.menu");
  const client = useQueryClient();
  return async () => {
    try {
      const { title, description, config } = await client.fetchQuery({ ...dashboardQuery(dashboardId), staleTime: 0 });
      exportDesign({ title, description, config });
    } catch (error) {
      notifyFailure(error, t("failed"));
    }
  };
}
