"use client";

import { ActionIcon, Menu, Modal, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { modals } from "@mantine/modals";
import { IconDots, IconEdit, IconGauge, IconRefresh, IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useAnalyse } from "@/components/sources/analysis/use-analyse";
import { SourceForm } from "@/components/sources/source-form";
import { SourceLimitsForm } from "@/components/sources/view/source-limits";
import { ErrorState } from "@/components/ui/error-state";
import { notifyFailure } from "@/components/ui/notify-failure";
import { LinesSkeleton } from "@/components/ui/skeletons";
import { deleteSource, sourceDetailQuery } from "@/lib/client/source-management";
import type { SourceSummary } from "@/lib/source/schema";

/** What an admin may do with a source: change its connection, read it again, remove it. */
export function SourceActions({ source }: { source: SourceSummary }) {
  const t = useTranslations("data");
  const [editing, { open, close }] = useDisclosure(false);
  const [limiting, limits] = useDisclosure(false);
  const analyse = useAnalyse(source.id);
  const remove = useRemoveSource(source);
  return (
    <>
      <Menu>
        <Menu.Target>
          <ActionIcon variant="default" size={32} aria-label={t("actions")}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconEdit size={16} />} onClick={open}>
            {t("editConnection")}
          </Menu.Item>
          <Menu.Item leftSection={<IconGauge size={16} />} onClick={limits.open}>
            {t("editLimits")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconRefresh size={16} />}
            disabled={analyse.isPending}
            onClick={() => analyse.mutate(undefined, { onError: (error) => notifyFailure(error) })}
          >
            {t("analysis.again")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={remove}>
            {t("remove")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={editing}
        onClose={close}
        title={t("editConnection")}
        size="lg"
        closeButtonProps={{ "aria-label": t("close") }}
      >
        <EditConnection sourceId={source.id} onDone={close} />
      </Modal>
      <Modal
        opened={limiting}
        onClose={limits.close}
        title={t("editLimits")}
        closeButtonProps={{ "aria-label": t("close") }}
      >
        <EditLimits sourceId={source.id} onDone={limits.close} />
      </Modal>
    </>
  );
}

function EditConnection({ sourceId, onDone }: { sourceId: string; onDone: () => void }) {
  const detail = useQuery(sourceDetailQuery(sourceId));
  if (detail.isPending) return <LinesSkeleton lines={8} height={24} />;
  if (detail.isError) return <ErrorState error={detail.error} onRetry={() => detail.refetch()} compact />;
  return <SourceForm source={detail.data} onCancel={onDone} onSaved={onDone} />;
}

function EditLimits({ sourceId, onDone }: { sourceId: string; onDone: () => void }) {
  const detail = useQuery(sourceDetailQuery(sourceId));
  if (detail.isPending) return <LinesSkeleton lines={6} height={24} />;
  if (detail.isError) return <ErrorState error={detail.error} onRetry={() => detail.refetch()} compact />;
  return detail.data.limits ? (
    <SourceLimitsForm sourceId={sourceId} limits={detail.data.limits} onDone={onDone} />
  ) : null;
}

function useRemoveSource(source: SourceSummary) {
  const t = useTranslations("data");
  const queryClient = useQueryClient();
  const router = useRouter();
  const { mutate } = useMutation({
    mutationFn: () => deleteSource(source.id),
    onSuccess: async () => {
      router.push("/data");
      await queryClient.invalidateQueries({ queryKey: ["sources"] });
    },
    onError: (error) => notifyFailure(error),
  });
  return () =>
    modals.openConfirmModal({
      title: t("removeTitle", { name: source.name }),
      children: <Text size="sm">{t("removeBody")}</Text>,
      labels: { confirm: t("remove"), cancel: t("keep") },
      confirmProps: { color: "red" },
      onConfirm: () => mutate(),
    });
}
