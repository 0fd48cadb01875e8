"use client";

import { ActionIcon, Menu, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { notifications } from "@mantine/notifications";
import { IconDots, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { notifyFailure } from "@/components/ui/notify-failure";
import { useDeleteReport } from "@/lib/client/reports";

type ReportMenuProps = {
  report: { id: string; title: string };
  variant?: "default" | "subtle";
  onDeleted?: () => void;
};

/** What can be done with a report as a whole. */
export function ReportMenu({ report, variant = "subtle", onDeleted }: ReportMenuProps) {
  const t = useTranslations("reports.menu");
  const deleting = useDeleteReport(report.id);
  const askToDelete = () =>
    modals.openConfirmModal({
      title: t("deleteTitle"),
      children: <Text size="sm">{t("deleteBody", { title: report.title })}</Text>,
      labels: { confirm: t("deleteConfirm"), cancel: t("keep") },
      confirmProps: { color: "red" },
      onConfirm: () =>
        deleting.mutate(undefined, {
          onError: (error) => notifyFailure(error),
          onSuccess: () => {
            notifications.show({ message: t("deleted", { title: report.title }) });
            onDeleted?.();
          },
        }),
    });
  return (
    <Menu withinPortal>
      <Menu.Target>
        <ActionIcon variant={variant} aria-label={t("actions", { title: report.title })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={askToDelete}>
          {t("delete")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
