"use client";

import { IconAt, IconClock, IconStar } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useLocale, useNow, useTranslations } from "next-intl";
import { HomeList } from "@/components/dashboards/list/home-list";
import classes from "@/components/dashboards/list/home-section.module.css";
import { favourites, folderLabel, recentlyViewed } from "@/components/dashboards/list/list-rules";
import { mentionsQuery, useReadMentions } from "@/lib/client/dashboard-sharing";
import type { DashboardSummary } from "@/lib/dashboard/schema";
import { spokenText } from "@/lib/dashboard/share/mentioned";
import type { Folder } from "@/lib/dashboard/share/schema";

type HomeSectionProps = { dashboards: readonly DashboardSummary[]; folders: readonly Folder[] };

/** What somebody comes back for: what they keep at hand, what they opened last, and who spoke to them. Nothing of it: nothing stands here. */
export function HomeSection({ dashboards, folders }: HomeSectionProps) {
  const t = useTranslations("dashboards.home");
  const format = useFormatter();
  const now = useNow();
  const { data: mentions = [] } = useQuery(mentionsQuery());
  const read = useReadMentions();
  const unread = mentions.some(({ readAt }) => readAt === null);
  const kept = favourites(dashboards, useLocale());
  const opened = recentlyViewed(dashboards);
  const ago = (instant: string | null) => (instant === null ? "" : format.relativeTime(new Date(instant), now));
  if (kept.length + opened.length + mentions.length === 0) return null;
  return (
    <section className={classes.home} aria-label={t("label")}>
      <HomeList
        title={t("favourites")}
        Icon={IconStar}
        lines={kept.map((one) => ({
          ...lineOf(one),
          note: one.folderId === null ? null : folderLabel(folders, one.folderId) || null,
        }))}
      />
      <HomeList
        title={t("recent")}
        Icon={IconClock}
        lines={opened.map((one) => ({ ...lineOf(one), note: ago(one.visitedAt) }))}
      />
      <HomeList
        title={t("mentions")}
        Icon={IconAt}
        onFollow={unread ? () => read.mutate() : undefined}
        lines={mentions.map((one) => ({
          id: one.commentId,
          href: `/dashboards/${one.dashboardId}?comment=${one.commentId}`,
          title: spokenText(one.text),
          isNew: one.readAt === null,
          note: t("mention", {
            author: one.authorName ?? t("formerAuthor"),
            title: one.dashboardTitle,
            time: ago(one.createdAt),
          }),
        }))}
      />
    </section>
  );
}

const lineOf = ({ id, title }: DashboardSummary) => ({ id, href: `/dashboards/${id}`, title, isNew: false });
