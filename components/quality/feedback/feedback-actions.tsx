"use client";

import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCheck, IconChecklist, IconRosetteDiscountCheck } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { notifyFailure } from "@/components/ui/notify-failure";
import { addFeedbackAsCase, resolveFeedback, verifyFeedback } from "@/lib/client/quality";
import type { AnswerFeedback } from "@/lib/quality/schema";

/** What can be made of a judged answer: dealt with, a question of a set, a verified answer. */
export function FeedbackActions({ feedback: { id, sql, resolvedAt } }: { feedback: AnswerFeedback }) {
  const t = useTranslations("quality.feedback");
  const quality = useTranslations("quality.answer");
  const resolve = useFeedbackAction(() => resolveFeedback(id, resolvedAt === null));
  const addCase = useFeedbackAction(
    () => addFeedbackAsCase(id),
    ({ caseIds, setName }) => quality(caseIds.length === 0 ? "known" : "added", { set: setName }),
  );
  const verify = useFeedbackAction(
    () => verifyFeedback(id),
    () => t("verified"),
  );
  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconCheck size={14} />}
        loading={resolve.isPending}
        onClick={() => resolve.mutate()}
      >
        {t(resolvedAt === null ? "resolve" : "reopen")}
      </Button>
      {sql === null ? null : (
        <>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconChecklist size={14} />}
            loading={addCase.isPending}
            onClick={() => addCase.mutate()}
          >
            {quality("add")}
          </Button>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconRosetteDiscountCheck size={14} />}
            loading={verify.isPending}
            onClick={() => verify.mutate()}
          >
            {t("verify")}
          </Button>
        </>
      )}
    </>
  );
}

function useFeedbackAction<Answer>(act: () => Promise<Answer>, say?: (answer: Answer) => string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async (answer) => {
      if (say) notifications.show({ message: say(answer) });
      await client.invalidateQueries({ queryKey: ["quality"] });
    },
    onError: (error) => notifyFailure(error),
  });
}
