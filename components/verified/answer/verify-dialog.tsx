"use client";

import { Anchor, Modal, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { QuestionForm } from "@/components/verified/question-form";
import { useVerifyAnswer } from "@/lib/client/verified-questions";
import type { NewVerified, VerifiedEntry } from "@/lib/nl2sql/schema";

type VerifyDialogProps = {
  opened: boolean;
  onClose: () => void;
  sourceId: string;
  answer: Pick<NewVerified, "queryId" | "chart">;
  question: string;
  onVerified: () => void;
};

/** Long enough to read what may change. */
const noticeMs = 8_000;

/** The dialog in which somebody vouches for an answer and says which question it is the answer to. */
export function VerifyDialog({ opened, onClose, ...rest }: VerifyDialogProps) {
  const t = useTranslations("verified.verify");
  return (
    <Modal opened={opened} onClose={onClose} title={t("title")} closeButtonProps={{ "aria-label": t("cancel") }}>
      <VerifyForm onClose={onClose} {...rest} />
    </Modal>
  );
}

function VerifyForm({ onClose, sourceId, answer, question, onVerified }: Omit<VerifyDialogProps, "opened">) {
  const t = useTranslations("verified.verify");
  const verify = useVerifyAnswer(sourceId);
  // Awaited, because this dialog goes as soon as the answer is verified and callbacks given to `mutate` would go with it.
  async function submit(worded: string) {
    const entry = await verify.mutateAsync({ ...answer, question: worded }).catch(() => null);
    // The dialog shows the error of the mutation by itself.
    if (entry === null) return;
    onVerified();
    onClose();
    const id: string = notifications.show({
      message: <Done entry={entry} sourceId={sourceId} onOpen={() => notifications.hide(id)} />,
      autoClose: noticeMs,
    });
  }
  return (
    <QuestionForm
      question={question}
      body={t("body")}
      placeholder={t("placeholder")}
      submitLabel={t("submit")}
      failedTitle={t("failed")}
      error={verify.error}
      pending={verify.isPending}
      onSubmit={submit}
      onClose={onClose}
    />
  );
}

type DoneProps = { entry: VerifiedEntry; sourceId: string; onOpen: () => void };

/** What was kept, and what of it may be something else when it is asked again. */
function Done({ entry: { question, slots }, sourceId, onOpen }: DoneProps) {
  const t = useTranslations("verified.verify");
  const words = slots.map(({ start, end }) => `“${question.slice(start, end)}”`).join(", ");
  return (
    <>
      <Text size="sm">{slots.length > 0 ? t("doneWithSlots", { words }) : t("done")}</Text>
      <Anchor component={Link} href={`/data/${sourceId}?tab=verified`} size="sm" onClick={onOpen}>
        {t("open")}
      </Anchor>
    </>
  );
}
