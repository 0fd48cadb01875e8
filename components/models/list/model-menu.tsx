"use client";

import { ActionIcon, Menu, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconDots, IconEdit, IconPlayerPause, IconPlayerPlay, IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { notifyFailure } from "@/components/ui/notify-failure";
import { deleteModel, modelsQuery, updateModel } from "@/lib/client/models";
import type { ModelSummary, ModelsState } from "@/lib/llm/schema";

/** What an admin may do with a model: change it, leave it out for a while, remove it. */
export function ModelMenu({ model, onEdit }: { model: ModelSummary; onEdit: () => void }) {
  const t = useTranslations("models");
  const toggle = useChange(() => updateModel(model.id, { disabled: !model.disabled }));
  const remove = useChange(() => deleteModel(model.id));
  const confirmRemoval = () =>
    modals.openConfirmModal({
      title: t("removeTitle", { name: model.name }),
      children: <Text size="sm">{t("removeBody")}</Text>,
      labels: { confirm: t("remove"), cancel: t("keep") },
      confirmProps: { color: "red" },
      onConfirm: () => remove.mutate(),
    });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={30} aria-label={t("actions", { name: model.name })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconEdit size={16} />} onClick={onEdit}>
          {t("editAction")}
        </Menu.Item>
        <Menu.Item
          leftSection={model.disabled ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
          disabled={toggle.isPending}
          onClick={() => toggle.mutate()}
        >
          {t(model.disabled ? "enable" : "disable")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={confirmRemoval}>
          {t("remove")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function useChange(change: () => Promise<ModelsState>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (state) => queryClient.setQueryData(modelsQuery().queryKey, state),
    onError: (error) => notifyFailure(error),
  });
}
