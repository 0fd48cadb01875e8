"use client";

import { Checkbox, Modal, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { PeriodFields, type PeriodValues, periodProblem, readPeriod } from "@/components/reports/period-fields";
import type { RunsReport } from "@/components/reports/view/use-report-run";
import { FormActions } from "@/components/ui/form-actions";

type RerunDialogProps = { run: RunsReport; period: PeriodValues; opened: boolean; onClose: () => void };

/** Asks for other days and makes the report anew, as a copy unless it is told otherwise. */
export function RerunDialog({ opened, onClose, ...rest }: RerunDialogProps) {
  const t = useTranslations("reports.rerun");
  return (
    <Modal opened={opened} onClose={onClose} title={t("title")} closeButtonProps={{ "aria-label": t("cancel") }}>
      <RerunForm onClose={onClose} {...rest} />
    </Modal>
  );
}

function RerunForm({ run, period, onClose }: Omit<RerunDialogProps, "opened">) {
  const t = useTranslations("reports.rerun");
  const words = useTranslations("reports.period");
  const form = useForm({
    initialValues: { period: { ...period, kind: "days" } as PeriodValues, inPlace: false },
    validate: { period: (values: PeriodValues) => (periodProblem(values) ? words("wrong") : null) },
  });
  const submit = form.onSubmit(({ period: days, inPlace }) =>
    run.start({ kind: "period", period: readPeriod(days), inPlace }, onClose),
  );
  return (
    <form onSubmit={submit}>
      <Text size="sm" c="dimmed">
        {t("body")}
      </Text>
      <PeriodFields {...form.getInputProps("period")} />
      <Checkbox
        mt="md"
        label={t("inPlace")}
        description={t("inPlaceHint")}
        {...form.getInputProps("inPlace", { type: "checkbox" })}
      />
      <FormActions cancel={t("cancel")} submit={t("submit")} pending={run.pending} onCancel={onClose} />
    </form>
  );
}
