"use client";

import { ActionIcon, Menu, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { modals } from "@mantine/modals";
import { notifications } from "@mantine/notifications";
import {
  IconCopy,
  IconDots,
  IconDownload,
  IconLink,
  IconLock,
  IconPencil,
  IconTrash,
  IconUsers,
} from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { RenameDashboard } from "@/components/dashboards/list/rename-dashboard";
import { useExportDashboard } from "@/components/dashboards/list/use-export-dashboard";
import { PublicLinks } from "@/components/dashboards/share/public-links";
import { useViewer } from "@/components/shell/viewer-context";
import { notifyFailure } from "@/components/ui/notify-failure";
import { useChangeDashboard, useCreateDashboard, useDeleteDashboard } from "@/lib/client/dashboards";
import type { Dashboard, DashboardSummary } from "@/lib/dashboard/schema";

type DashboardMenuProps = { dashboard: DashboardSummary | Dashboard; onDeleted?: () => void };

/** What can be done with a dashboard as a whole. What this person may not do is not offered. */
export function DashboardMenu({ dashboard, onDeleted }: DashboardMenuProps) {
  const t = useTranslations("dashboards.menu");
  const { mayEditDashboards } = useViewer();
  const [renaming, rename] = useDisclosure(false);
  const [linking, link] = useDisclosure(false);
  const acts = useDashboardActs(dashboard, onDeleted);
  const isPrivate = dashboard.visibility === "private";
  return (
    <>
      <Menu withinPortal>
        <Menu.Target>
          <ActionIcon aria-label={t("actions", { title: dashboard.title })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {dashboard.canManage ? (
            <>
              <Menu.Item leftSection={<IconPencil size={16} />} onClick={rename.open}>
                {t("rename")}
              </Menu.Item>
              <Menu.Item
                leftSection={isPrivate ? <IconUsers size={16} /> : <IconLock size={16} />}
                onClick={acts.toggleVisibility}
              >
                {isPrivate ? t("share") : t("makePrivate")}
              </Menu.Item>
            </>
          ) : null}
          {dashboard.canEdit ? (
            <Menu.Item leftSection={<IconLink size={16} />} onClick={link.open}>
              {t("links")}
            </Menu.Item>
          ) : null}
          {mayEditDashboards ? (
            <Menu.Item leftSection={<IconCopy size={16} />} onClick={acts.duplicate}>
              {t("duplicate")}
            </Menu.Item>
          ) : null}
          <Menu.Item leftSection={<IconDownload size={16} />} onClick={acts.download}>
            {t("export")}
          </Menu.Item>
          {dashboard.canManage ? (
            <>
              <Menu.Divider />
              <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={acts.askToDelete}>
                {t("delete")}
              </Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <RenameDashboard dashboard={dashboard} opened={renaming} onClose={rename.close} />
      <PublicLinks dashboardId={dashboard.id} opened={linking} onClose={link.close} />
    </>
  );
}

function useDashboardActs(dashboard: DashboardSummary | Dashboard, onDeleted: (() => void) | undefined) {
  const t = useTranslations("dashboards.menu");
  const router = useRouter();
  const changing = useChangeDashboard(dashboard.id);
  const copying = useCreateDashboard();
  const deleting = useDeleteDashboard(dashboard.id);
  const download = useExportDashboard(dashboard.id);
  const onError = (error: unknown) => notifyFailure(error, t("failed"));
  return {
    download,
    toggleVisibility: () => {
      const visibility = dashboard.visibility === "private" ? "everyone" : "private";
      changing.mutate({ visibility }, { onError, onSuccess: () => notifications.show({ message: t(visibility) }) });
    },
    duplicate: () =>
      copying.mutate(
        { title: t("copyTitle", { title: dashboard.title }).slice(0, 200), copyOf: dashboard.id },
        { onError, onSuccess: (copy) => router.push(`/dashboards/${copy.id}`) },
      ),
    askToDelete: () =>
      modals.openConfirmModal({
        title: t("deleteTitle"),
        children: <Text size="sm">{t("deleteBody", { title: dashboard.title })}</Text>,
        labels: { confirm: t("deleteConfirm"), cancel: t("cancel") },
        confirmProps: { color: "red" },
        onConfirm: () =>
          deleting.mutate(undefined, {
            onError,
            onSuccess: () => {
              notifications.show({ message: t("deleted", { title: dashboard.title }) });
              onDeleted?.();
            },
          }),
      }),
  };
}
