"use client";

import { ActionIcon, Menu, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { notifications } from "@mantine/notifications";
import {
  IconCopy,
  IconDots,
  IconDownload,
  IconFolderSymlink,
  IconPencil,
  IconTrash,
  IconUsersPlus,
} from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useExportDashboard } from "@/components/dashboards/list/use-export-dashboard";
import { useViewer } from "@/components/shell/viewer-context";
import { notifyFailure } from "@/components/ui/notify-failure";
import { useLateDialog } from "@/components/ui/use-late-dialog";
import { useCreateDashboard, useDeleteDashboard } from "@/lib/client/dashboards";
import type { Dashboard, DashboardSummary } from "@/lib/dashboard/schema";

/** Each comes over the wire for those who use it, when they do. */
const RenameDashboard = dynamic(
  () => import("@/components/dashboards/list/rename-dashboard").then((m) => m.RenameDashboard),
  { ssr: false },
);
const MoveDashboard = dynamic(
  () => import("@/components/dashboards/list/move-dashboard").then((m) => m.MoveDashboard),
  { ssr: false },
);
const ShareDialog = dynamic(() => import("@/components/dashboards/share/share-dialog").then((m) => m.ShareDialog), {
  ssr: false,
});

type DashboardMenuProps = { dashboard: DashboardSummary | Dashboard; onDeleted?: () => void };

/** What can be done with a dashboard as a whole. What this person may not do is not offered. */
export function DashboardMenu({ dashboard, onDeleted }: DashboardMenuProps) {
  const t = useTranslations("dashboards.menu");
  const { mayEditDashboards } = useViewer();
  const rename = useLateDialog();
  const move = useLateDialog();
  const share = useLateDialog();
  const acts = useDashboardActs(dashboard, onDeleted);
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
            <Menu.Item leftSection={<IconPencil size={16} />} onClick={rename.open}>
              {t("rename")}
            </Menu.Item>
          ) : null}
          {dashboard.canManage ? (
            <Menu.Item leftSection={<IconFolderSymlink size={16} />} onClick={move.open}>
              {t("move")}
            </Menu.Item>
          ) : null}
          {dashboard.canEdit ? (
            <Menu.Item leftSection={<IconUsersPlus size={16} />} onClick={share.open}>
              {t("share")}
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
      {rename.isNeeded ? <RenameDashboard dashboard={dashboard} opened={rename.opened} onClose={rename.close} /> : null}
      {move.isNeeded ? <MoveDashboard dashboard={dashboard} opened={move.opened} onClose={move.close} /> : null}
      {share.isNeeded ? <ShareDialog dashboard={dashboard} opened={share.opened} onClose={share.close} /> : null}
    </>
  );
}

function useDashboardActs(dashboard: DashboardSummary | Dashboard, onDeleted: (() => void) | undefined) {
  const t = useTranslations("dashboards.menu");
  const router = useRouter();
  const copying = useCreateDashboard();
  const deleting = useDeleteDashboard(dashboard.id);
  const download = useExportDashboard(dashboard.id);
  const onError = (error: unknown) => notifyFailure(error, t("failed"));
  return {
    download,
    duplicate: () =>
      copying.mutate(
        {
          title: t("copyTitle", { title: dashboard.title }).slice(0, 200),
          copyOf: dashboard.id,
          folderId: dashboard.folderId,
        },
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
