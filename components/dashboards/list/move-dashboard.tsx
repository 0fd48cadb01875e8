"use client";

import { Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { FolderSelect } from "@/components/dashboards/list/folder-select";
import { useMoveDashboard } from "@/components/dashboards/list/use-move-dashboard";
import { FormActions } from "@/components/ui/form-actions";
import type { Dashboard, DashboardSummary } from "@/lib/dashboard/schema";

type MoveDashboardProps = { dashboard: Dashboard | DashboardSummary; opened: boolean; onClose: () => void };

/** The dialog that files a dashboard in a folder. */
export function MoveDashboard({ dashboard, opened, onClose }: MoveDashboardProps) {
  const t = useTranslations("dashboards.folders");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("moveHeading", { title: dashboard.title })}
      closeButtonProps={{ "aria-label": t("cancel") }}
    >
      <MoveForm dashboard={dashboard} onClose={onClose} />
    </Modal>
  );
}

function MoveForm({ dashboard, onClose }: Omit<MoveDashboardProps, "opened">) {
  const t = useTranslations("dashboards.folders");
  const [folderId, setFolderId] = useState(dashboard.folderId);
  const { move, isPending } = useMoveDashboard();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    move(dashboard.id, folderId, onClose);
  };
  return (
    <form onSubmit={submit}>
      <FolderSelect label={t("folder")} value={folderId} onChange={setFolderId} />
      <FormActions
        cancel={t("cancel")}
        submit={t("move")}
        pending={isPending}
        disabled={folderId === dashboard.folderId}
        onCancel={onClose}
      />
    </form>
  );
}
