"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useLook } from "@/components/dashboards/view/look/look-context";
import { notifyFailure } from "@/components/ui/notify-failure";
import { readRows, widgetRowsKey } from "@/lib/client/dashboard-look";
import { lookOfWidget } from "@/lib/dashboard/look/look-of-widget";

type Refresh = {
  readonly widgetIds: readonly string[];
  /** refresh: past all caches; confirm: what its cost holds back, all the same. */
  readonly mode: "refresh" | "confirm";
};

/** Reads the rows of widgets anew, in one request. The others keep theirs, and so do these until the new ones are there. */
export function useRefresh() {
  const t = useTranslations("dashboards");
  const client = useQueryClient();
  const { sight, look, interplay, revision } = useLook();
  return useMutation({
    mutationFn: (wanted: Refresh) =>
      readRows(
        sight,
        { look, ...wanted },
        {
          onWidget: (rows) => {
            const own = lookOfWidget(rows.widgetId, look, interplay);
            client.setQueryData(widgetRowsKey(sight, revision, rows.widgetId, own), rows);
          },
        },
      ),
    onError: (error) => notifyFailure(error, t("refreshFailed")),
  });
}
