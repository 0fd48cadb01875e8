"use client";

import { Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useTranslations } from "next-intl";
import { ErrorState } from "@/components/ui/error-state";
import { useRewordVerified } from "@/lib/client/verified-questions";
import { type VerifiedEntry, verifiedChangeSchema } from "@/lib/nl2sql/schema";

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
  const form = useForm({
    mode: "uncontrolled",
    initialValues: { question: entry.question },
    validate: (values) =>
      verifiedChangeSchema.safeParse(values).success ? {} : { question: t("verify.questionNeeded") },
  });
  function submit({ question }: { question: string }) {
    const onSuccess = () => {
      onClose();
      notifications.show({ message: t("edit.saved") });
    };
    reword.mutate({ id: entry.id, question: question.trim() }, { onSuccess });
  }
  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack gap="sm">
        <Text size="sm">{t("edit.body")}</Text>
        <Textarea
          label={t("verify.question")}
          description={t("verify.questionHint")}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={1_000}
          required
          data-autofocus
          key={form.key("question")}
          {...form.getInputProps("question")}
        />
        {reword.error ? <ErrorState error={reword.error} title={t("edit.failed")} compact /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t("verify.cancel")}
          </Button>
          <Button type="submit" loading={reword.isPending}>
            {t("edit.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
