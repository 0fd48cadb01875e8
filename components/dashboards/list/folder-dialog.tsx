"use client";

import { Modal, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FolderSelect } from "@/components/dashboards/list/folder-select";
import { FormActions } from "@/components/ui/form-actions";
import { notifyFailure } from "@/components/ui/notify-failure";
import { foldersQuery, useChangeFolder } from "@/lib/client/dashboard-sharing";
import type { Folder } from "@/lib/dashboard/share/schema";

type FolderDialogProps = {
  /** The folder that is changed; null: a new one. */
  folder: Folder | null;
  /** Where a new one stands at first. */
  parentId?: string | null;
  opened: boolean;
  onClose: () => void;
};

/** The dialog that makes a folder, or renames and moves one. */
export function FolderDialog({ opened, ...rest }: FolderDialogProps) {
  const t = useTranslations("dashboards.folders");
  return (
    <Modal
      opened={opened}
      onClose={rest.onClose}
      title={rest.folder === null ? t("newHeading") : t("changeHeading", { name: rest.folder.name })}
      closeButtonProps={{ "aria-label": t("cancel") }}
    >
      <FolderForm {...rest} />
    </Modal>
  );
}

function FolderForm({ folder, parentId = null, onClose }: Omit<FolderDialogProps, "opened">) {
  const t = useTranslations("dashboards.folders");
  const changing = useChangeFolder();
  const { data: all = [] } = useQuery(foldersQuery());
  const form = useForm({
    initialValues: { name: folder?.name ?? "", parentId: folder === null ? parentId : folder.parentId },
    validate: { name: (name) => (name.trim() === "" ? t("nameMissing") : null) },
  });
  const submit = form.onSubmit((values) => {
    const wanted = { ...values, name: values.name.trim() };
    changing.mutate(
      folder === null ? { kind: "create", folder: wanted } : { kind: "change", folderId: folder.id, folder: wanted },
      { onSuccess: onClose, onError: (error) => notifyFailure(error, t("failed")) },
    );
  });
  // Two deep at most: one that holds others stays at the top.
  const holdsOthers = folder !== null && all.some((other) => other.parentId === folder.id);
  return (
    <form onSubmit={submit}>
      <TextInput label={t("name")} maxLength={80} mb="sm" data-autofocus {...form.getInputProps("name")} />
      {holdsOthers ? null : (
        <FolderSelect
          label={t("standsIn")}
          value={form.values.parentId}
          onChange={(chosen) => form.setFieldValue("parentId", chosen)}
          isOffered={(one) => one.parentId === null && one.id !== folder?.id}
        />
      )}
      <FormActions
        cancel={t("cancel")}
        submit={folder === null ? t("create") : t("save")}
        pending={changing.isPending}
        onCancel={onClose}
      />
    </form>
  );
}
