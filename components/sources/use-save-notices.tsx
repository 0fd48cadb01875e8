"use client";

import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconArrowBackUp, IconUsers } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { notifyFailure } from "@/components/ui/notify-failure";
import type { ApiError } from "@/lib/client/fetch-json";

/** One place on screen: only the newest save can be undone, so a newer notice takes the place of the older one. */
const noticeId = "model-save";
const undoableMs = 12_000;

/** What is said of a save: done, with a way back; undone; overtaken by somebody else; failed. */
export function useSaveNotices() {
  const t = useTranslations("meaning.save");
  return useMemo(() => {
    const show = (notice: Parameters<typeof notifications.show>[0]) => {
      notifications.hide(noticeId);
      notifications.show({ ...notice, id: noticeId });
    };
    const act = (action: () => void) => () => {
      notifications.hide(noticeId);
      action();
    };
    return {
      saved: (said: string, undo: () => void) =>
        show({
          autoClose: undoableMs,
          message: <Notice words={said} action={t("undo")} icon={<IconArrowBackUp size={14} />} onAct={act(undo)} />,
        }),
      undone: () => show({ message: t("undone") }),
      failed: (error: unknown) => notifyFailure(error, t("failed")),
      conflict: (error: ApiError, saveMine: () => void) =>
        show({
          autoClose: false,
          color: "yellow",
          icon: <IconUsers size={18} />,
          title: t("conflict"),
          message: <Notice words={error.sentence ?? ""} action={t("saveMine")} onAct={act(saveMine)} />,
        }),
    };
  }, [t]);
}

type NoticeProps = { words: string; action: string; icon?: React.ReactNode; onAct: () => void };

function Notice({ words, action, icon, onAct }: NoticeProps) {
  return (
    <Group justify="space-between" gap="sm">
      <Text component="span" size="sm" flex="1 1 220px">
        {words}
      </Text>
      <Button size="xs" variant="default" leftSection={icon} flex="none" onClick={onAct}>
        {action}
      </Button>
    </Group>
  );
}
