"use client";

import { ActionIcon, Menu, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { modals } from "@mantine/modals";
import { notifications } from "@mantine/notifications";
import { IconDots, IconDownload, IconPencil, IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { NameSet } from "@/components/quality/sets/name-set";
import { notifyFailure } from "@/components/ui/notify-failure";
import { deleteQuestionSet, exportAddress, questionSetsQuery } from "@/lib/client/quality";
import type { QuestionSet } from "@/lib/quality/schema";

type SetMenuProps = { set: QuestionSet; variant?: "default" | "subtle"; onDeleted?: () => void };

/** What can be done with a set as a whole. */
export function SetMenu({ set, variant = "subtle", onDeleted }: SetMenuProps) {
  const t = useTranslations("quality.set");
  const [naming, { open, close }] = useDisclosure(false);
  const remove = useDeleteSet(set, onDeleted);
  return (
    <>
      <Menu>
        <Menu.Target>
          <ActionIcon variant={variant} aria-label={t("actions", { name: set.name })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={open}>
            {t("rename")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconDownload size={16} />}
            component="a"
            href={exportAddress(set.id)}
            download
            disabled={set.caseCount === 0}
          >
            {t("export")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={remove}>
            {t("delete")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <NameSet opened={naming} onClose={close} name={set.name} target={{ setId: set.id }} onSaved={close} />
    </>
  );
}

function useDeleteSet(set: QuestionSet, onDeleted?: () => void) {
  const t = useTranslations("quality.set");
  const client = useQueryClient();
  const { mutateAsync } = useMutation({ mutationFn: () => deleteQuestionSet(set.id) });
  async function remove() {
    try {
      await mutateAsync();
    } catch (error) {
      notifyFailure(error);
      return;
    }
    notifications.show({ message: t("deleted", { name: set.name }) });
    onDeleted?.();
    await client.invalidateQueries({ queryKey: questionSetsQuery(set.sourceId).queryKey });
  }
  return () =>
    modals.openConfirmModal({
      title: t("deleteTitle", { name: set.name }),
      children: <Text size="sm">{t("deleteBody", { count: set.caseCount })}</Text>,
      labels: { confirm: t("delete"), cancel: t("keep") },
      confirmProps: { color: "red" },
      onConfirm: () => void remove(),
    });
}
