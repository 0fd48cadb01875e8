"use client";

import { ActionIcon, Button, Progress, Table, Text, VisuallyHidden } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPigMoney, IconPlus, IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { notifyFailure } from "@/components/ui/notify-failure";
import { TableSkeleton } from "@/components/ui/skeletons";
import { useMoney } from "@/components/ui/use-money";
import { SetBudget } from "@/components/usage/budgets/set-budget";
import { useBudgetWords } from "@/components/usage/budgets/use-budget-words";
import { budgetsQuery, changeBudget } from "@/lib/client/usage";
import { type BudgetStatus, budgetRatio, budgetWarningRatio } from "@/lib/llm/usage/schema";

/** What models may cost: every budget, how much of it is used, and the way to set one. */
export function BudgetsPanel() {
  const t = useTranslations("usage.budgets");
  const [setting, { open, close }] = useDisclosure(false);
  const budgets = useQuery(budgetsQuery());
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={open}>
      {t("set")}
    </Button>
  );
  if (budgets.isPending) return <TableSkeleton rows={4} columns={4} />;
  if (budgets.isError) return <ErrorState error={budgets.error} onRetry={() => budgets.refetch()} />;
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm" maw={720}>
        {t("description")}
      </Text>
      {budgets.data.length === 0 ? (
        <EmptyState icon={<IconPigMoney size={24} />} title={t("emptyTitle")} body={t("emptyBody")} action={add} />
      ) : (
        <>
          <BudgetTable budgets={budgets.data} />
          {add}
        </>
      )}
      <SetBudget opened={setting} onClose={close} />
    </>
  );
}

function BudgetTable({ budgets }: { budgets: readonly BudgetStatus[] }) {
  const t = useTranslations("usage.budgets");
  return (
    <Table.ScrollContainer minWidth={640} mb="md">
      <Table verticalSpacing={8} aria-label={t("label")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("whose")}</Table.Th>
            <Table.Th>{t("period")}</Table.Th>
            <Table.Th>{t("used")}</Table.Th>
            <Table.Th ta="right">{t("limit")}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{t("actions")}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {budgets.map((budget) => (
            <BudgetRow key={`${budget.scope} ${budget.subject} ${budget.period}`} budget={budget} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function BudgetRow({ budget }: { budget: BudgetStatus }) {
  const t = useTranslations("usage.budgets");
  const format = useFormatter();
  const money = useMoney();
  const words = useBudgetWords();
  const client = useQueryClient();
  const { scope, subject, period, spentNanoUsd, spenderName } = budget;
  const remove = useMutation({
    mutationFn: () => changeBudget({ scope, subject, period, limitNanoUsd: null }),
    onSuccess: (all) => client.setQueryData(budgetsQuery().queryKey, all),
    onError: (error) => notifyFailure(error),
  });
  const ratio = budgetRatio(budget);
  const colour = ratio >= 1 ? "red" : ratio >= budgetWarningRatio ? "yellow" : "indigo";
  const share = format.number(ratio, { style: "percent", maximumFractionDigits: 0 });
  return (
    <Table.Tr>
      <Table.Td>{words.whose(budget)}</Table.Td>
      <Table.Td>
        {t(`periods.${period}`)}
        <Text size="xs" c="dimmed">
          {t("until", { at: words.resets(budget) })}
        </Text>
      </Table.Td>
      <Table.Td miw={180}>
        <Text size="sm">
          {t("usedOf", { spent: money(spentNanoUsd), share })}
          {scope === "role" && spenderName ? ` · ${spenderName}` : ""}
        </Text>
        <Progress
          value={Math.min(100, 100 * ratio)}
          color={colour}
          size="sm"
          mt={4}
          aria-label={t("usedShare", { share })}
        />
      </Table.Td>
      <Table.Td ta="right">{money(budget.limitNanoUsd)}</Table.Td>
      <Table.Td ta="right">
        <ActionIcon
          size={32}
          aria-label={t("remove", { budget: words.name(budget) })}
          loading={remove.isPending}
          onClick={() => remove.mutate()}
        >
          <IconTrash size={16} />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  );
}
