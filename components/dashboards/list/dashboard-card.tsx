"use client";

import { IconFolder, IconLock } from "@tabler/icons-react";
import Link from "next/link";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { DashboardMenu } from "@/components/dashboards/dashboard-menu";
import { DashboardOutline } from "@/components/dashboards/dashboard-outline";
import classes from "@/components/dashboards/list/dashboard-card.module.css";
import { FavouriteStar } from "@/components/dashboards/list/favourite-star";
import { dragOf } from "@/components/dashboards/list/use-dashboard-drop";
import { TruncatedText } from "@/components/ui/truncated-text";
import type { DashboardSummary } from "@/lib/dashboard/schema";

type DashboardCardProps = {
  dashboard: DashboardSummary;
  /** The folder it stands in, where that is not plain. */
  within: string | null;
};

/** One dashboard of the list: its layout in small, its name, whose it is and how old. */
export function DashboardCard({ dashboard, within }: DashboardCardProps) {
  const t = useTranslations("dashboards");
  const format = useFormatter();
  const now = useNow();
  const saved = format.relativeTime(new Date(dashboard.updatedAt), now);
  return (
    <li className={classes.card} {...(dashboard.canManage ? dragOf(dashboard.id) : {})}>
      <div className={classes.picture}>
        <DashboardOutline outline={dashboard.outline} />
      </div>
      <div className={classes.words}>
        <h2 className={classes.title}>
          <Link href={`/dashboards/${dashboard.id}`} className={classes.link} draggable={false}>
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
      {within === null ? null : (
        <p className={classes.within}>
          <IconFolder size={14} aria-hidden="true" />
          <span>{within}</span>
        </p>
      )}
      <div className={classes.menu}>
        <FavouriteStar dashboard={dashboard} />
        <DashboardMenu dashboard={dashboard} />
      </div>
    </li>
  );
}
