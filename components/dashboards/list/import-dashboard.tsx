"use client";

import { Button, FileButton } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconUpload } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { readExported } from "@/components/dashboards/design/file/read-exported";
import { notifyFailure } from "@/components/ui/notify-failure";
import { useCreateDashboard } from "@/lib/client/dashboards";

/** Makes a new, private dashboard from an exported file, in a folder (null: at the top). */
export function ImportDashboard({ folderId }: { folderId: string | null }) {
  const t = useTranslations("dashboards.import");
  const router = useRouter();
  const creating = useCreateDashboard();
  async function read(file: File | null) {
    if (!file) return;
    const exported = readExported(await file.text());
    if (exported === null) {
      notifications.show({ color: "red", title: t("failed"), message: t("notOne", { file: file.name }) });
      return;
    }
    creating.mutate(
      { ...exported, folderId },
      {
        onSuccess: (dashboard) => router.push(`/dashboards/${dashboard.id}`),
        onError: (error) => notifyFailure(error, t("failed")),
      },
    );
  }
  return (
    <FileButton accept="application/json,.json" onChange={read}>
      {(props) => (
        <Button {...props} variant="default" leftSection={<IconUpload size={16} />} loading={creating.isPending}>
          {t("button")}
        </Button>
      )}
    </FileButton>
  );
}
