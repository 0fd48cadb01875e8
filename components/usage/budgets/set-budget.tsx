"use client";

import { Modal, NumberInput, SegmentedControl, Select, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ErrorState } from "@/components/ui/error-state";
import { FormActions } from "@/components/ui/form-actions";
import { type Role, roles } from "@/lib/auth/viewer";
import { budgetsQuery, changeBudget } from "@/lib/client/usage";
import { usersQuery } from "@/lib/client/users";
import { type BudgetPeriod, type BudgetScope, budgetPeriods, budgetScopes } from "@/lib/llm/usage/schema";

const nanoPerDollar = 1e9;

/** The dialog that sets a budget; one of the same people and period is replaced. */
export function SetBudget({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTranslations("usage.budgets");
  const common = useTranslations("common");
  return (
    <Modal opened={opened} onClose={onClose} title={t("set")} closeButtonProps={{ "aria-label": common("close") }}>
      <BudgetForm onDone={onClose} />
    </Modal>
  );
}

type Values = {
  scope: BudgetScope;
  role: Role;
  userId: string | null;
  period: BudgetPeriod;
  /** What a person types. */
  dollars: number | string;
};

function BudgetForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations("usage.budgets");
  const common = useTranslations("common");
  const roleNames = useTranslations("admin.users.roles");
  const client = useQueryClient();
  const users = useQuery(usersQuery());
  const form = useForm<Values>({
    initialValues: { scope: "everyone", role: "viewer", userId: null, period: "day", dollars: "" },
    validate: {
      userId: (value, { scope }) => (scope === "user" && value === null ? t("personNeeded") : null),
      dollars: (value) => (value !== "" && Number(value) >= 0 ? null : t("limitNeeded")),
    },
  });
  const save = useMutation({
    mutationFn: ({ scope, role, userId, period, dollars }: Values) => {
      const subject = { everyone: "", role, user: userId ?? "" }[scope];
      return changeBudget({ scope, subject, period, limitNanoUsd: Math.round(Number(dollars) * nanoPerDollar) });
    },
    onSuccess: (all) => {
      client.setQueryData(budgetsQuery().queryKey, all);
      onDone();
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <Stack gap="sm">
        <Select
          label={t("whose")}
          allowDeselect={false}
          data={budgetScopes.map((scope) => ({ value: scope, label: t(`scopes.${scope}`) }))}
          description={t(`scopeHints.${form.values.scope}`)}
          {...form.getInputProps("scope")}
        />
        {form.values.scope === "role" ? (
          <Select
            label={t("role")}
            allowDeselect={false}
            data={roles.map((role) => ({ value: role, label: roleNames(role) }))}
            {...form.getInputProps("role")}
          />
        ) : null}
        {form.values.scope === "user" ? (
          <Select
            label={t("person")}
            searchable
            data={(users.data ?? []).map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))}
            {...form.getInputProps("userId")}
          />
        ) : null}
        <div>
          <Text size="sm" fw={500} id="budget-period">
            {t("period")}
          </Text>
          <SegmentedControl
            aria-labelledby="budget-period"
            data={budgetPeriods.map((period) => ({ value: period, label: t(`periods.${period}`) }))}
            {...form.getInputProps("period")}
          />
        </div>
        <NumberInput
          label={t("limitDollars")}
          min={0}
          decimalScale={6}
          prefix="$"
          hideControls
          {...form.getInputProps("dollars")}
        />
        {save.error ? <ErrorState error={save.error} title={t("failed")} compact /> : null}
        <FormActions cancel={common("cancel")} submit={t("set")} pending={save.isPending} onCancel={onDone} />
      </Stack>
    </form>
  );
}
