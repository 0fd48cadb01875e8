"use client";

import { Button, Tooltip } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { notifyFailure } from "@/components/ui/notify-failure";
import { useStartReport } from "@/lib/client/reports";

type MakeReportProps = {
  conversationId: string;
  /** A message of the branch that is shown; null for the one that was spoken in last. */
  messageId: string | null;
};

/** Turns the answers of a conversation into a report and opens it. */
export function MakeReport({ conversationId, messageId }: MakeReportProps) {
  const t = useTranslations("reports.make");
  const router = useRouter();
  const starting = useStartReport();
  const start = () =>
    starting.mutate(
      { from: "conversation", conversationId, messageId },
      {
        onSuccess: (report) => router.push(`/reports/${report.id}`),
        onError: (error) => notifyFailure(error, t("failed")),
      },
    );
  return (
    <Tooltip label={t("hint")}>
      <Button
        variant="subtle"
        color="gray"
        size="xs"
        leftSection={<IconFileText size={15} />}
        loading={starting.isPending}
        onClick={start}
      >
        {t("button")}
      </Button>
    </Tooltip>
  );
}
