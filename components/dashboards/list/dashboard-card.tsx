"use client";

import { IconLock } from "@tabler/icons-react";
import Link from "next/link";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { DashboardMenu } from "@/components/dashboards/dashboard-menu";
import { DashboardOutline } from "@/components/dashboards/dashboard-outline";
import classes from "@/components/dashboards/list/dashboard-card.module.css";
import { FavouriteStar } from "@/components/dashboards/list/favourite-star";
import { TruncatedText } from "@/components/ui/truncated-text";
import type { DashboardSummary } from "@/lib/dashboard/schema";

/** One dashboard of the list: its layout in small, its name, whose it is and how old. */
export function DashboardCard({ dashboard }: { dashboard: DashboardSummary }) {
  const t = useTranslations("dashboards");
  const format = useFormatter();
  const now = useNow();
  const saved = format.relativeTime(new Date(dashboard.updatedAt), now);
  return (
    <li className={classes.card}>
      <div className={classes.picture}>
        <DashboardOutline outline={dashboard.outline} />
      </div>
      <div className={classes.words}>
        <h2 className={classes.title}>
          <Link href={`/dashboards/${dashboard.id}`} className={classes.link}>
            <TruncatedText text={dashboard.title} />
          </Link>
          {dashboard.visibility === "private" ? (
            <IconLock size={14} role="img" aria-label={t("visibility.private")} className={classes.lock} />
          ) : null}
        </h2>
        <p className={classes.meta} suppressHydrationWarning>
          {t("cardLine", {
            count: dashboard.outline.length,
            owner: dashboard.isOwner ? t("you") : (dashboard.ownerName ?? t("formerOwner")),
            time: saved,
          })}
        </p>
      </div>
      <div className={classes.menu}>
        <FavouriteStar dashboard={dashboard} />
        <DashboardMenu dashboard={dashboard} />
      </div>
    </li>
  );
}
