"use client";

import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { GoldProblem, GoldVerdict, useGoldCheck } from "@/components/quality/cases/gold-check";
import { ErrorState } from "@/components/ui/error-state";
import { addQuestionCase, changeQuestionCase, questionCasesQuery, questionSetQuery } from "@/lib/client/quality";
import type { CaseChange, QuestionCase, QuestionSet } from "@/lib/quality/schema";

type Subject =
  | { kind: "edit"; questionCase: QuestionCase }
  | { kind: "new"; followUpOf: { id: string; question: string } | null };

type CaseFormProps = { set: QuestionSet; subject: Subject; onDone: () => void };

/** Where a question and its SQL are written, and tried before they are saved. */
export function CaseForm({ set, subject, onDone }: CaseFormProps) {
  const t = useTranslations("quality.cases");
  const save = useSaveCase(set, subject, onDone);
  const before = subject.kind === "edit" ? subject.questionCase : null;
  const form = useForm<CaseChange>({
    mode: "controlled",
    initialValues: { question: before?.question ?? "", goldSql: before?.goldSql ?? "" },
    validate: {
      question: (value) => (/[\p{L}\p{N}]/u.test(value) ? null : t("questionMissing")),
      goldSql: (value) => (value.trim() === "" ? t("sqlMissing") : null),
    },
  });
  const check = useGoldCheck(set.sourceId, form.values.goldSql.trim());
  const submit = form.onSubmit((values) => save.mutate(values));
  function onKeyDown(event: KeyboardEvent<HTMLFormElement>) {
    if (event.key === "Escape") onDone();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
  }
  return (
    <form onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      <Stack gap="sm">
        {subject.kind === "new" && subject.followUpOf ? (
          <Text size="sm" c="dimmed">
            {t("followUpTo", { question: subject.followUpOf.question })}
          </Text>
        ) : null}
        <Textarea
          label={t("question")}
          autosize
          minRows={1}
          maxRows={4}
          maxLength={4_000}
          autoFocus
          {...form.getInputProps("question")}
        />
        <Textarea
          label={t("goldSql")}
          autosize
          minRows={3}
          maxRows={16}
          spellCheck={false}
          styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: 13 } }}
          {...form.getInputProps("goldSql")}
        />
        <GoldProblem check={check} />
        {save.error ? <ErrorState error={save.error} title={t("failed")} compact /> : null}
        <Group gap="xs">
          <Button type="submit" loading={save.isPending}>
            {t("save")}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t("cancel")}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            loading={check.isFetching}
            onClick={() => {
              if (!form.validateField("goldSql").hasError) void check.refetch();
            }}
          >
            {t("check")}
          </Button>
          <GoldVerdict check={check} />
          <Text size="xs" c="dimmed" ml="auto" visibleFrom="sm">
            {t("saveHint")}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}

function useSaveCase(set: QuestionSet, subject: Subject, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (values: CaseChange) =>
      subject.kind === "edit"
        ? changeQuestionCase(subject.questionCase.id, values)
        : addQuestionCase(set.id, { ...values, followUpOf: subject.followUpOf?.id ?? null }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: questionCasesQuery(set.id).queryKey });
      onDone();
      await client.invalidateQueries({ queryKey: questionSetQuery(set.id).queryKey, exact: true });
    },
  });
}
