"use client";

import { Button, Group, Modal, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReportDraft } from "@/components/reports/edit/use-report-draft";
import { notifyFailure } from "@/components/ui/notify-failure";
import { copyReport, keepReport, reportQuery } from "@/lib/client/reports";

type ConflictDialogProps = { draft: ReportDraft; reportId: string; onCopied: (copyId: string) => void };

/** The way out when a report was saved in two tabs: neither version is lost. */
export function ConflictDialog({ draft, reportId, onCopied }: ConflictDialogProps) {
  const t = useTranslations("reports.conflict");
  const client = useQueryClient();
  const copying = useMutation({
    mutationFn: () => copyReport(reportId, draft.content),
    onError: (error) => notifyFailure(error),
    onSuccess: async (copy) => {
      draft.discard();
      await keepReport(client, copy);
      onCopied(copy.id);
    },
  });
  async function loadOther() {
    await client.refetchQueries({ queryKey: reportQuery(reportId).queryKey });
    draft.discard();
  }
  return (
    <Modal
      opened={draft.saving === "conflict"}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t("title")}
    >
      <Text size="sm">{t("body")}</Text>
      <Group gap="xs" justify="flex-end" mt="md">
        <Button variant="default" disabled={copying.isPending} onClick={() => void loadOther()}>
          {t("loadOther")}
        </Button>
        <Button loading={copying.isPending} data-autofocus onClick={() => copying.mutate()}>
          {t("saveCopy")}
        </Button>
      </Group>
    </Modal>
  );
}
