"use client";

import { Button, FileButton } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconUpload } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { z } from "zod";
import { notifyFailure } from "@/components/ui/notify-failure";
import { useCreateDashboard } from "@/lib/client/dashboards";

/** Only the envelope is read here; the configuration may be of an older version, which the server brings up to date. */
const exportedSchema = z.object({
  title: z.string().trim().min(1).max(200),
  description: z.string().nullable().default(null),
  config: z.looseObject({ version: z.int() }),
});

function readExported(text: string) {
  try {
    return exportedSchema.safeParse(JSON.parse(text));
  } catch {
    // Not JSON at all: the same answer as JSON of another kind.
    return exportedSchema.safeParse(null);
  }
}

/** Makes a new, private dashboard from an exported file. */
export function ImportDashboard() {
  const t = useTranslations("dashboards.import");
  const router = useRouter();
  const creating = useCreateDashboard();
  async function read(file: File | null) {
    if (!file) return;
    const exported = readExported(await file.text());
    if (!exported.success) {
      notifications.show({ color: "red", title: t("failed"), message: t("notOne", { file: file.name }) });
      return;
    }
    creating.mutate(exported.data, {
      onSuccess: (dashboard) => router.push(`/dashboards/${dashboard.id}`),
      onError: (error) => notifyFailure(error, t("failed")),
    });
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
