"use client";

import { useNow, useTranslations } from "next-intl";

type FreshnessProps = {
  tier: "memory" | "redis" | "source";
  /** How old the rows were when they arrived here. */
  ageSeconds: number;
  /** When they arrived, in milliseconds since 1970. **Nulls** null: they stand in for others, and are as old as `ageSeconds`. */
  arrivedAt: number | null;
};

const tickMs = 10_000;

/** How old the rows of a widget are by now, and where they came from. */
export function Freshness({ tier, ageSeconds, arrivedAt }: FreshnessProps) {
  const t = useTranslations("dashboards.freshness");
  const now = useNow({ updateInterval: tickMs });
  const sinceSeconds = arrivedAt === null ? 0 : (now.getTime() - arrivedAt) / 1_000;
  // Seconds pass between the server's page and this one.
  return <span suppressHydrationWarning>{t("line", { age: ageWords(t, ageSeconds + sinceSeconds), tier })}</span>;
}

/** How old something is, in the unit that suits it. */
export function ageWords(t: ReturnType<typeof useTranslations<"dashboards.freshness">>, age: number): string {
  const seconds = Math.max(0, Math.round(age));
  if (seconds < 5) return t("now");
  if (seconds < 90) return t("seconds", { count: seconds });
  if (seconds < 5_400) return t("minutes", { count: Math.round(seconds / 60) });
  return t("hours", { count: Math.round(seconds / 3_600) });
}
