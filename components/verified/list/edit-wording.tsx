"use client";

import { Modal } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslations } from "next-intl";
import { QuestionForm } from "@/components/verified/question-form";
import { useRewordVerified } from "@/lib/client/verified-questions";
import type { VerifiedEntry } from "@/lib/nl2sql/schema";

type EditWordingProps = { opened: boolean; onClose: () => void; entry: VerifiedEntry; sourceId: string };

/** The dialog that words a verified question otherwise. */
export function EditWording({ opened, onClose, ...rest }: EditWordingProps) {
  const t = useTranslations("verified");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("edit.title")}
      closeButtonProps={{ "aria-label": t("verify.cancel") }}
    >
      <WordingForm onClose={onClose} {...rest} />
    </Modal>
  );
}

function WordingForm({ entry, sourceId, onClose }: Omit<EditWordingProps, "opened">) {
  const t = useTranslations("verified");
  const reword = useRewordVerified(sourceId);
  function submit(question: string) {
    const onSuccess = () => {
      onClose();
      notifications.show({ message: t("edit.saved") });
    };
    reword.mutate({ id: entry.id, question }, { onSuccess });
  }
  return (
    <QuestionForm
      question={entry.question}
      body={t("edit.body")}
      submitLabel={t("edit.save")}
      failedTitle={t("edit.failed")}
      error={reword.error}
      pending={reword.isPending}
      onSubmit={submit}
      onClose={onClose}
    />
  );
}
