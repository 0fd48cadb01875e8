"use client";

import { ActionIcon, Anchor, Group, Text, Tooltip } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconChecklist } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useViewer } from "@/components/shell/viewer-context";
import { notifyFailure } from "@/components/ui/notify-failure";
import { addAnswerAsCase, deleteQuestionCase } from "@/lib/client/quality";
import type { AddedAnswer } from "@/lib/quality/schema";

/** Long enough to read where it went and to think better of it. */
const noticeMs = 10_000;

/** Keeps an answer as a question with a known answer, in the set used last; the notice leads there and takes it back. */
export function AddToSet({ queryId }: { queryId: string }) {
  const t = useTranslations("quality.answer");
  const { mayAdminister } = useViewer();
  const client = useQueryClient();
  const add = useMutation({
    mutationFn: () => addAnswerAsCase(queryId),
    onSuccess: async (added) => {
      const id: string = notifications.show({
        message: <Added added={added} mayOpen={mayAdminister} onDone={() => notifications.hide(id)} />,
        autoClose: noticeMs,
      });
      await client.invalidateQueries({ queryKey: ["quality"] });
    },
    onError: (error) => notifyFailure(error, t("failed")),
  });
  return (
    <Tooltip label={t("add")}>
      <ActionIcon aria-label={t("add")} loading={add.isPending} onClick={() => add.mutate()}>
        <IconChecklist size={17} />
      </ActionIcon>
    </Tooltip>
  );
}

/** Notices stand outside the page, so what its reader may do is handed in. */
function Added({ added, mayOpen, onDone }: { added: AddedAnswer; mayOpen: boolean; onDone: () => void }) {
  const t = useTranslations("quality.answer");
  const common = useTranslations("common");
  const undo = useUndo(added, onDone);
  const { setId, setName, caseIds } = added;
  return (
    <>
      <Text size="sm">
        {caseIds.length === 0 ? t("known", { set: setName }) : null}
        {caseIds.length === 1 ? t("added", { set: setName }) : null}
        {caseIds.length > 1 ? t("addedTurns", { set: setName, count: caseIds.length - 1 }) : null}
      </Text>
      <Group gap="md">
        {mayOpen ? (
          <Anchor component={Link} href={`/admin/quality/${setId}?tab=cases`} size="sm" onClick={onDone}>
            {t("open")}
          </Anchor>
        ) : null}
        {caseIds.length > 0 ? (
          <Anchor component="button" type="button" size="sm" disabled={undo.isPending} onClick={() => undo.mutate()}>
            {common("undo")}
          </Anchor>
        ) : null}
      </Group>
    </>
  );
}

function useUndo({ caseIds, setName }: AddedAnswer, onDone: () => void) {
  const t = useTranslations("quality.answer");
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      for (const caseId of caseIds) await deleteQuestionCase(caseId);
    },
    onSuccess: async () => {
      onDone();
      notifications.show({ message: t("undone", { set: setName }) });
      await client.invalidateQueries({ queryKey: ["quality"] });
    },
    onError: (error) => notifyFailure(error),
  });
}
