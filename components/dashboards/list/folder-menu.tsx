"use client";

import { ActionIcon, Menu, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { modals } from "@mantine/modals";
import { notifications } from "@mantine/notifications";
import { IconDots, IconFolderPlus, IconPencil, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { FolderDialog } from "@/components/dashboards/list/folder-dialog";
import { notifyFailure } from "@/components/ui/notify-failure";
import { useChangeFolder } from "@/lib/client/dashboard-sharing";
import type { Folder } from "@/lib/dashboard/share/schema";

type FolderMenuProps = {
  folder: Folder;
  /** Called when it is gone, by whoever stands in it. */
  onDeleted?: ((folder: Folder) => void) | undefined;
};

/** What designers can do with a folder. */
export function FolderMenu({ folder, onDeleted }: FolderMenuProps) {
  const t = useTranslations("dashboards.folders");
  const [changing, change] = useDisclosure(false);
  const [adding, add] = useDisclosure(false);
  const askToDelete = useDeleteFolder(folder, onDeleted);
  return (
    <>
      <Menu withinPortal>
        <Menu.Target>
          <ActionIcon aria-label={t("actions", { name: folder.name })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={change.open}>
            {t("change")}
          </Menu.Item>
          {folder.parentId === null ? (
            <Menu.Item leftSection={<IconFolderPlus size={16} />} onClick={add.open}>
              {t("newInside")}
            </Menu.Item>
          ) : null}
          <Menu.Divider />
          <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={askToDelete}>
            {t("delete")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <FolderDialog folder={folder} opened={changing} onClose={change.close} />
      <FolderDialog folder={null} parentId={folder.id} opened={adding} onClose={add.close} />
    </>
  );
}

function useDeleteFolder(folder: Folder, onDeleted: FolderMenuProps["onDeleted"]) {
  const t = useTranslations("dashboards.folders");
  const { name } = folder;
  const deleting = useChangeFolder();
  const remove = () =>
    deleting.mutate(
      { kind: "delete", folderId: folder.id },
      {
        onError: (error) => notifyFailure(error, t("failed")),
        onSuccess: () => {
          notifications.show({ message: t("deleted", { name }) });
          onDeleted?.(folder);
        },
      },
    );
  return () =>
    modals.openConfirmModal({
      title: t("deleteTitle"),
      children: <Text size="sm">{t("deleteBody", { name })}</Text>,
      labels: { confirm: t("deleteConfirm"), cancel: t("cancel") },
      confirmProps: { color: "red" },
      onConfirm: remove,
    });
}
