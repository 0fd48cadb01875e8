"use client";

import { NumberInput, Select, Stack, Switch } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ErrorState } from "@/components/ui/error-state";
import { FormActions } from "@/components/ui/form-actions";
import { roles } from "@/lib/auth/viewer";
import { updateSource } from "@/lib/client/source-management";
import { type SourceLimits, sourceLimitsSchema } from "@/lib/source/schema";

type SourceLimitsFormProps = { sourceId: string; limits: SourceLimits; onDone: () => void };

const millionRows = 1_000_000;
const { confirmRowsAbove: confirmDefault } = sourceLimitsSchema.parse({});

/** Fields hold what a person types: an empty number is "as many as suit the engine". */
type Values = {
  asks: boolean;
  millions: number | string;
  confirmRole: SourceLimits["confirmRole"];
  timeoutSeconds: number | string;
  concurrentQueriesMax: number | string;
};

function valuesOf(limits: SourceLimits): Values {
  return {
    asks: limits.confirmRowsAbove !== null,
    millions: (limits.confirmRowsAbove ?? confirmDefault ?? millionRows) / millionRows,
    confirmRole: limits.confirmRole,
    timeoutSeconds: limits.timeoutSeconds,
    concurrentQueriesMax: limits.concurrentQueriesMax ?? "",
  };
}

function limitsOf(values: Values): SourceLimits {
  return {
    confirmRowsAbove: values.asks ? Math.max(1, Math.round(Number(values.millions) * millionRows)) : null,
    confirmRole: values.confirmRole,
    timeoutSeconds: Number(values.timeoutSeconds),
    concurrentQueriesMax: values.concurrentQueriesMax === "" ? null : Number(values.concurrentQueriesMax),
  };
}

/** What a query on the source may cost: when it asks first and whom, how long it may run, and how many run side by side. */
export function SourceLimitsForm({ sourceId, limits, onDone }: SourceLimitsFormProps) {
  const t = useTranslations("data.limits");
  const client = useQueryClient();
  const form = useForm<Values>({
    initialValues: valuesOf(limits),
    validate: (values) => ({
      millions: values.asks && !(Number(values.millions) > 0) ? t("needed") : null,
      timeoutSeconds: Number(values.timeoutSeconds) >= 1 ? null : t("needed"),
    }),
  });
  const save = useMutation({
    mutationFn: (values: Values) => updateSource(sourceId, { limits: limitsOf(values) }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["sources"] });
      onDone();
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <Stack gap="md">
        <Switch label={t("asks")} description={t("asksHint")} {...form.getInputProps("asks", { type: "checkbox" })} />
        {form.values.asks ? (
          <>
            <NumberInput
              label={t("above")}
              suffix={t("million")}
              min={0}
              thousandSeparator
              {...form.getInputProps("millions")}
            />
            <Select
              label={t("role")}
              allowDeselect={false}
              data={roles.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
              {...form.getInputProps("confirmRole")}
            />
          </>
        ) : null}
        <NumberInput
          label={t("timeout")}
          description={t("timeoutHint")}
          suffix={t("seconds")}
          min={1}
          max={3_600}
          {...form.getInputProps("timeoutSeconds")}
        />
        <NumberInput
          label={t("concurrent")}
          description={t("concurrentHint")}
          placeholder={t("automatic")}
          min={1}
          max={64}
          {...form.getInputProps("concurrentQueriesMax")}
        />
        {save.error ? <ErrorState error={save.error} title={t("failed")} compact /> : null}
        <FormActions cancel={t("cancel")} submit={t("save")} pending={save.isPending} onCancel={onDone} />
      </Stack>
    </form>
  );
}
