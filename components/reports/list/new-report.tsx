"use client";

import { Modal, Select, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import {
  noPeriod,
  PeriodFields,
  type PeriodValues,
  periodProblem,
  readPeriod,
} from "@/components/reports/period-fields";
import { FormActions } from "@/components/ui/form-actions";
import { notifyFailure } from "@/components/ui/notify-failure";
import { useStartReport } from "@/lib/client/reports";

type NewReportProps = { sources: readonly { id: string; name: string }[]; opened: boolean; onClose: () => void };

/** The dialog that starts a report: on what, of which data, of which days. */
export function NewReport({ sources, opened, onClose }: NewReportProps) {
  const t = useTranslations("reports.new");
  return (
    <Modal opened={opened} onClose={onClose} title={t("title")} closeButtonProps={{ "aria-label": t("cancel") }}>
      <NewReportForm sources={sources} onClose={onClose} />
    </Modal>
  );
}

type Values = { sourceId: string; subject: string; period: PeriodValues };

function NewReportForm({ sources, onClose }: Omit<NewReportProps, "opened">) {
  const t = useTranslations("reports.new");
  const period = useTranslations("reports.period");
  const router = useRouter();
  const starting = useStartReport();
  const form = useForm<Values>({
    initialValues: { sourceId: sources[0]?.id ?? "", subject: "", period: noPeriod },
    validate: {
      sourceId: (id) => (id === "" ? t("sourceMissing") : null),
      subject: (subject) => (subject.trim() === "" ? t("subjectMissing") : null),
      period: (values) => (periodProblem(values) ? period("wrong") : null),
    },
  });
  const submit = form.onSubmit(({ sourceId, subject, period: days }) =>
    starting.mutate(
      { from: "subject", sourceId, subject: subject.trim(), period: readPeriod(days) },
      {
        onSuccess: (report) => router.push(`/reports/${report.id}`),
        onError: (error) => notifyFailure(error, t("failed")),
      },
    ),
  );
  return (
    <form onSubmit={submit}>
      <Textarea
        label={t("subject")}
        description={t("subjectHint")}
        maxLength={300}
        autosize
        minRows={1}
        maxRows={4}
        data-autofocus
        {...form.getInputProps("subject")}
      />
      <Select
        mt="sm"
        label={t("source")}
        data={sources.map(({ id, name }) => ({ value: id, label: name }))}
        allowDeselect={false}
        searchable={sources.length > 20}
        {...form.getInputProps("sourceId")}
      />
      <PeriodFields {...form.getInputProps("period")} />
      <FormActions cancel={t("cancel")} submit={t("submit")} pending={starting.isPending} onCancel={onClose} />
    </form>
  );
}
