"use client";

import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { ErrorState } from "@/components/ui/error-state";
import { newVerifiedSchema } from "@/lib/nl2sql/schema";

type QuestionFormProps = {
  question: string;
  /** What happens when it is sent, in a sentence. */
  body: string;
  placeholder?: string;
  submitLabel: string;
  failedTitle: string;
  error: Error | null;
  pending: boolean;
  /** Gets the question without blanks around it. */
  onSubmit: (question: string) => void;
  onClose: () => void;
};

/** The one field that a verified question is worded in. */
export function QuestionForm({ question, onSubmit, onClose, ...props }: QuestionFormProps) {
  const t = useTranslations("verified.verify");
  const form = useForm({
    mode: "uncontrolled",
    initialValues: { question },
    validate: {
      question: (value) => (newVerifiedSchema.shape.question.safeParse(value).success ? null : t("questionNeeded")),
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => onSubmit(values.question.trim()))} noValidate>
      <Stack gap="sm">
        <Text size="sm">{props.body}</Text>
        <Textarea
          label={t("question")}
          description={t("questionHint")}
          placeholder={props.placeholder}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={1_000}
          required
          data-autofocus
          key={form.key("question")}
          {...form.getInputProps("question")}
        />
        {props.error ? <ErrorState error={props.error} title={props.failedTitle} compact /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={props.pending}>
            {props.submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
