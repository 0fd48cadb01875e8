"use client";

import { ActionIcon, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { NewLink } from "@/components/dashboards/share/new-link";
import classes from "@/components/dashboards/share/public-links.module.css";
import { useFixedWords } from "@/components/dashboards/share/use-fixed-words";
import { ErrorState } from "@/components/ui/error-state";
import { notifyFailure } from "@/components/ui/notify-failure";
import { TableSkeleton } from "@/components/ui/skeletons";
import { dashboardLinksQuery, useRevokeLink } from "@/lib/client/dashboard-links";
import type { DashboardLink } from "@/lib/dashboard/share/schema";

/** The links by which people without an account may look: making one, and those that stand. */
export function PublicLinks({ dashboardId }: { dashboardId: string }) {
  const t = useTranslations("dashboards.links");
  return (
    <>
      <Text size="sm" c="dimmed" mb="md">
        {t("hint")}
      </Text>
      <div className={classes.make}>
        <NewLink dashboardId={dashboardId} />
      </div>
      <LinkList dashboardId={dashboardId} />
    </>
  );
}

function LinkList({ dashboardId }: { dashboardId: string }) {
  const t = useTranslations("dashboards.links");
  const links = useQuery(dashboardLinksQuery(dashboardId));
  if (links.isPending) return <TableSkeleton rows={2} columns={3} />;
  if (links.isError) return <ErrorState compact error={links.error} onRetry={() => links.refetch()} />;
  if (links.data.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t("standing")}>
      {links.data.map((link) => (
        <LinkItem key={link.id} dashboardId={dashboardId} link={link} />
      ))}
    </ul>
  );
}

function LinkItem({ dashboardId, link }: { dashboardId: string; link: DashboardLink }) {
  const t = useTranslations("dashboards.links");
  const tSharing = useTranslations("sharing.links");
  const fixedWords = useFixedWords(dashboardId);
  const format = useFormatter();
  const now = useNow();
  const revoking = useRevokeLink(dashboardId);
  const askToRevoke = () =>
    modals.openConfirmModal({
      title: t("revokeTitle"),
      children: <Text size="sm">{t("revokeBody", { name: link.name })}</Text>,
      labels: { confirm: t("revoke"), cancel: t("cancel") },
      confirmProps: { color: "red" },
      onConfirm: () => revoking.mutate(link.id, { onError: (error) => notifyFailure(error) }),
    });
  const day = (instant: string) => format.dateTime(new Date(instant), { dateStyle: "medium" });
  const isOver = link.expiresAt !== null && new Date(link.expiresAt) <= now;
  const end = link.expiresAt === null ? t("noEnd") : t(isOver ? "ended" : "ends", { day: day(link.expiresAt) });
  const use =
    link.lastUsedAt === null ? t("unused") : t("used", { time: format.relativeTime(new Date(link.lastUsedAt), now) });
  return (
    <li className={classes.item}>
      <div className={classes.words}>
        <Text size="sm" fw={500}>
          {link.name}
        </Text>
        <Text size="xs" c={isOver ? "red" : "dimmed"}>
          {[
            end,
            link.hasPassword ? tSharing("locked") : null,
            use,
            link.createdByName === null ? null : t("rowsOf", { name: link.createdByName }),
            ...fixedWords(link.fixed),
          ]
            .filter((words) => words !== null)
            .join(" · ")}
        </Text>
      </div>
      <ActionIcon aria-label={t("revokeNamed", { name: link.name })} loading={revoking.isPending} onClick={askToRevoke}>
        <IconTrash size={16} />
      </ActionIcon>
    </li>
  );
}
