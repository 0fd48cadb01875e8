"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useNow, useTranslations } from "next-intl";
import { ageWords } from "@/components/dashboards/view/freshness";
import { useLook } from "@/components/dashboards/view/look/look-context";
import { widgetRowsKey } from "@/lib/client/dashboard-look";
import type { WidgetData } from "@/lib/dashboard/look/schema";

const tickMs = 10_000;

/** How old the oldest rows on screen are, in words. **Nulls** null while nothing is shown. */
export function useShownAge(): string | null {
  const t = useTranslations("dashboards.freshness");
  const client = useQueryClient();
  const { sight, revision } = useLook();
  const now = useNow({ updateInterval: tickMs }).getTime();
  const shown = client.getQueryCache().findAll({ queryKey: widgetRowsKey(sight, revision), type: "active" });
  const ages = shown.flatMap(({ state }) => {
    const data = state.data as WidgetData | undefined;
    return data?.status === "ok" ? [data.ageSeconds + (now - state.dataUpdatedAt) / 1_000] : [];
  });
  return ages.length === 0 ? null : ageWords(t, Math.max(0, ...ages));
}
