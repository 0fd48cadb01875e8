"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { Role } from "@/lib/auth/viewer";
import type { BudgetStatus } from "@/lib/llm/usage/schema";

/** Budgets in words: whose they are, of which period, and when they are whole again. */
export function useBudgetWords() {
  const t = useTranslations("usage.budgets");
  const roles = useTranslations("admin.users.roles");
  const format = useFormatter();
  const whose = ({ scope, subject, subjectName }: BudgetStatus) => {
    if (scope === "everyone") return t("everyone");
    // The schema lets nothing but a role be the subject of a role's budget.
    return scope === "role" ? t("eachOf", { role: roles(subject as Role) }) : (subjectName ?? t("gone"));
  };
  return {
    whose,
    name: (budget: BudgetStatus) => `${whose(budget)} · ${t(`periods.${budget.period}`)}`,
    resets: ({ resetsAt }: BudgetStatus) =>
      format.dateTime(new Date(resetsAt), { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" }),
  };
}
