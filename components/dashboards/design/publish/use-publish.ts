"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DesignSession } from "@/components/dashboards/design/use-design-session";
import { notifyFailure } from "@/components/ui/notify-failure";
import { dashboardQuery, useSaveDashboard } from "@/lib/client/dashboards";
import { ApiError } from "@/lib/client/fetch-json";
import type { Dashboard } from "@/lib/dashboard/schema";

/** Makes the draft what everybody sees, and notices when somebody else did so since it was begun. */
export function usePublish(dashboardId: string, session: DesignSession) {
  const t = useTranslations("design.publish");
  const client = useQueryClient();
  const publishing = useSaveDashboard(dashboardId);
  /** What somebody else published meanwhile, while the way out is being chosen. */
  const [theirs, setTheirs] = useState<Dashboard | null>(null);

  async function meetTheirs() {
    try {
      setTheirs(await client.fetchQuery({ ...dashboardQuery(dashboardId), staleTime: 0 }));
    } catch (error) {
      notifyFailure(error, t("loadFailed"));
    }
  }

  async function publish(
    { contents = session.contents, revision = session.base.revision } = {},
    onPublished?: () => void,
  ) {
    try {
      const published = await publishing.mutateAsync({ ...contents, revision });
      session.published(published, contents);
      setTheirs(null);
      await session.draft.sync.end();
      onPublished?.();
    } catch (error) {
      if (error instanceof ApiError && error.code === "dashboard/conflict") await meetTheirs();
      else notifyFailure(error, t("failed"));
    }
  }

  return { publish, isPublishing: publishing.isPending, theirs, meetTheirs, close: () => setTheirs(null) };
}

export type Publish = ReturnType<typeof usePublish>;
