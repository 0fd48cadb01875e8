"use client";

import { ActionIcon, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { NewEmbed } from "@/components/dashboards/share/new-embed";
import classes from "@/components/dashboards/share/share-list.module.css";
import { useFixedWords } from "@/components/dashboards/share/use-fixed-words";
import { ErrorState } from "@/components/ui/error-state";
import { notifyFailure } from "@/components/ui/notify-failure";
import { TableSkeleton } from "@/components/ui/skeletons";
import { embedsQuery, useRevokeEmbed } from "@/lib/client/dashboard-sharing";
import type { Dashboard, DashboardSummary } from "@/lib/dashboard/schema";
import type { Embed } from "@/lib/dashboard/share/schema";

/** The sites that may frame a dashboard: allowing one, and those that are allowed. */
export function Embeds({ dashboard }: { dashboard: Dashboard | DashboardSummary }) {
  const t = useTranslations("sharing.embed");
  return (
    <>
      <Text size="sm" c="dimmed" mb="md">
        {t("hint")}
      </Text>
      <NewEmbed dashboard={dashboard} />
      <EmbedList dashboardId={dashboard.id} />
    </>
  );
}

function EmbedList({ dashboardId }: { dashboardId: string }) {
  const t = useTranslations("sharing.embed");
  const embeds = useQuery(embedsQuery(dashboardId));
  if (embeds.isPending) return <TableSkeleton rows={2} columns={3} />;
  if (embeds.isError) return <ErrorState compact error={embeds.error} onRetry={() => embeds.refetch()} />;
  if (embeds.data.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t("standing")}>
      {embeds.data.map((embed) => (
        <EmbedItem key={embed.id} dashboardId={dashboardId} embed={embed} />
      ))}
    </ul>
  );
}

function EmbedItem({ dashboardId, embed }: { dashboardId: string; embed: Embed }) {
  const t = useTranslations("sharing.embed");
  const fixedWords = useFixedWords(dashboardId);
  const format = useFormatter();
  const now = useNow();
  const revoking = useRevokeEmbed(dashboardId);
  const { id, name, origins, viewerName, lastUsedAt, fixed } = embed;
  const askToRevoke = () =>
    modals.openConfirmModal({
      title: t("revokeTitle"),
      children: <Text size="sm">{t("revokeBody", { name })}</Text>,
      labels: { confirm: t("revoke"), cancel: t("cancel") },
      confirmProps: { color: "red" },
      onConfirm: () => revoking.mutate(id, { onError: (error) => notifyFailure(error) }),
    });
  const use = lastUsedAt === null ? t("unused") : t("used", { time: format.relativeTime(new Date(lastUsedAt), now) });
  const rows = viewerName === null ? null : t("rowsOf", { name: viewerName });
  return (
    <li className={classes.item}>
      <div className={classes.words}>
        <Text size="sm" fw={500}>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {[origins.join(", "), use, rows, ...fixedWords(fixed)].filter((words) => words !== null).join(" · ")}
        </Text>
      </div>
      <ActionIcon aria-label={t("revokeNamed", { name })} loading={revoking.isPending} onClick={askToRevoke}>
        <IconTrash size={16} />
      </ActionIcon>
    </li>
  );
}
