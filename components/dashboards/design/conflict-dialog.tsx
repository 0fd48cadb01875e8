"use client";

import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";

/** Somebody saved while this person was designing: who, when, and which revision theirs is. */
export type Conflict = { savedBy: string; savedAt: string; revision: number };

type ConflictDialogProps = {
  conflict: Conflict | null;
  busy: boolean;
  onClose: () => void;
  onLoadTheirs: () => void;
  onSaveCopy: () => void;
  onOverwrite: () => void;
};

/** The way out when two people design the same dashboard. Whatever is chosen, no save is lost: all are kept. */
export function ConflictDialog({
  conflict,
  busy,
  onClose,
  onLoadTheirs,
  onSaveCopy,
  onOverwrite,
}: ConflictDialogProps) {
  const t = useTranslations("dashboards.conflict");
  const format = useFormatter();
  return (
    <Modal
      opened={conflict !== null}
      onClose={onClose}
      title={t("title")}
      closeButtonProps={{ "aria-label": t("keepEditing") }}
    >
      {conflict ? (
        <Stack gap="md">
          <Text size="sm">
            {t("body", {
              name: conflict.savedBy === "" ? t("somebody") : conflict.savedBy,
              time: format.dateTime(new Date(conflict.savedAt), { dateStyle: "medium", timeStyle: "short" }),
            })}
          </Text>
          <Group gap="xs" justify="flex-end">
            <Button variant="subtle" color="red" onClick={onOverwrite} disabled={busy}>
              {t("overwrite")}
            </Button>
            <Button variant="default" onClick={onLoadTheirs} disabled={busy}>
              {t("loadTheirs")}
            </Button>
            <Button onClick={onSaveCopy} loading={busy} data-autofocus>
              {t("saveCopy")}
            </Button>
          </Group>
        </Stack>
      ) : null}
    </Modal>
  );
}
