"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { nextReadMs } from "@/components/dashboards/view/header/next-read";
import { useLook } from "@/components/dashboards/view/look/look-context";
import { widgetRowsKey } from "@/lib/client/dashboard-look";
import type { WidgetData } from "@/lib/dashboard/look/schema";

/**
 * Reads all that is shown again by itself, through the caches. Not while nobody sees the page: then as soon as it is seen again, when
 * it is due. Gives how many times in a row something could not be read.
 */
export function useAutoRefresh(seconds: number | null): number {
  const client = useQueryClient();
  const { sight, revision } = useLook();
  const [failures, setFailures] = useState(0);
  // The clock and the tab's visibility are outside React.
  useEffect(() => {
    if (seconds === null) return;
    let isDue = false;
    let isOver = false;
    let failed = 0;
    let timer = setTimeout(due, nextReadMs(seconds, 0));
    async function due() {
      isDue = true;
      if (document.visibilityState === "hidden") return;
      isDue = false;
      const queryKey = widgetRowsKey(sight, revision);
      await client.refetchQueries({ queryKey, type: "active" }, { cancelRefetch: false });
      if (isOver || seconds === null) return;
      const shown = client.getQueryCache().findAll({ queryKey, type: "active" });
      failed = shown.some(({ state }) => state.status === "error" || isFailed(state.data)) ? failed + 1 : 0;
      setFailures(failed);
      timer = setTimeout(due, nextReadMs(seconds, failed));
    }
    const seen = () => {
      if (document.visibilityState === "visible" && isDue) void due();
    };
    document.addEventListener("visibilitychange", seen);
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [client, sight, revision, seconds]);
  return seconds === null ? 0 : failures;
}

/** A failure that time may heal; a query that is wrong stays wrong and slows nothing down. */
function isFailed(data: unknown): boolean {
  const rows = data as WidgetData | undefined;
  return rows?.status === "error" && rows.retryable;
}
