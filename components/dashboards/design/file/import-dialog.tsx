"use client";

import { Alert, Button, Group, Modal, Skeleton, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useDesign } from "@/components/dashboards/design/design-context";
import type { Contents } from "@/components/dashboards/design/design-history";
import { DifferenceView } from "@/components/dashboards/design/difference/difference-view";
import { readExported } from "@/components/dashboards/design/file/read-exported";
import { diffConfigs, isUnchanged } from "@/lib/dashboard/config/diff-configs";
import { migrateConfig } from "@/lib/dashboard/config/migrate-config";
import { settleWidgets } from "@/lib/dashboard/layout/arrange-widgets";

type ImportDialogProps = { file: File | null; opened: boolean; onClose: () => void };

/** Shows what a file would change before it takes the place of the draft; the step can be undone. */
export function ImportDialog({ file, opened, onClose }: ImportDialogProps) {
  const t = useTranslations("design.file");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t("title")}
      closeButtonProps={{ "aria-label": t("cancel") }}
    >
      {file ? <Preview file={file} onClose={onClose} /> : null}
    </Modal>
  );
}

/** The contents of a file; a text says what is wrong with it. */
async function contentsOf(file: File): Promise<Contents | { problem: string | null }> {
  const exported = readExported(await file.text());
  if (exported === null) return { problem: null };
  const config = migrateConfig(exported.config);
  if (!config.ok) return { problem: String(config.error.params.problem ?? "") };
  return { title: exported.title, config: settleWidgets(config.value) };
}

function Preview({ file, onClose }: { file: File; onClose: () => void }) {
  const t = useTranslations("design.file");
  const { title, config, changeContents } = useDesign();
  const { data: read } = useQuery({
    queryKey: ["dashboard-file", file.name, file.lastModified, file.size],
    queryFn: () => contentsOf(file),
  });
  if (!read) return <Skeleton height={160} radius={8} aria-label={t("reading")} />;
  if ("problem" in read) {
    return (
      <Alert color="red" icon={<IconAlertTriangle size={18} />} title={t("notOne", { file: file.name })}>
        {read.problem === null ? t("notOneHint") : t("unreadable", { problem: read.problem })}
      </Alert>
    );
  }
  const isSame = read.title === title && isUnchanged(diffConfigs(config, read.config));
  const replace = () => {
    changeContents("importFile", () => read);
    notifications.show({ message: t("replaced", { file: file.name }) });
    onClose();
  };
  return (
    <Stack gap="md">
      <Text size="sm">{isSame ? t("same", { file: file.name }) : t("body", { file: file.name })}</Text>
      {isSame ? null : <DifferenceView before={{ title, config }} after={read} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {isSame ? t("close") : t("cancel")}
        </Button>
        {isSame ? null : (
          <Button onClick={replace} data-autofocus>
            {t("replace")}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
