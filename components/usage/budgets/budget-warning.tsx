"use client";

import { Alert } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useBudgetWords } from "@/components/usage/budgets/use-budget-words";
import { budgetsQuery } from "@/lib/client/usage";
import { budgetRatio, budgetWarningRatio } from "@/lib/llm/usage/schema";

/** Says which budgets are nearly or wholly used; nothing while none is. */
export function BudgetWarning() {
  const t = useTranslations("usage.budgets");
  const format = useFormatter();
  const words = useBudgetWords();
  const budgets = useQuery(budgetsQuery());
  const full = (budgets.data ?? []).filter((budget) => budgetRatio(budget) >= budgetWarningRatio);
  if (full.length === 0) return null;
  const usedUp = full.some((budget) => budgetRatio(budget) >= 1);
  return (
    <Alert
      mb="md"
      color={usedUp ? "red" : "yellow"}
      icon={<IconAlertTriangle size={18} />}
      title={t(usedUp ? "usedUpTitle" : "warningTitle")}
    >
      {full.map((budget) => (
        <div key={`${budget.scope} ${budget.subject} ${budget.period}`}>
          {t("warningLine", {
            budget: words.name(budget),
            share: format.number(budgetRatio(budget), { style: "percent", maximumFractionDigits: 0 }),
            resets: words.resets(budget),
          })}
        </div>
      ))}
      {usedUp ? t("usedUpBody") : null}
    </Alert>
  );
}
