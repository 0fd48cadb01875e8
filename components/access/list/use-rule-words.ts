"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { AccessRuleEntry, Audience } from "@/lib/access/schema";

/** Whom a rule concerns, in words: "Designers and people in North". */
export function useAudienceWords(): (audience: Audience) => string {
  const t = useTranslations("access.audience");
  const format = useFormatter();
  return ({ roles, groups }) => {
    if (roles.length + groups.length === 0) return t("everyone");
    const parts = [...roles.map((role) => t(`roles.${role}`)), ...groups.map((group) => t("group", { group }))];
    const [initial = "", ...rest] = format.list(parts);
    return initial.toUpperCase() + rest.join("");
  };
}

/** A rule as plain text, where no part of it can be set off. */
export function useRuleWords(rule: AccessRuleEntry, columnLabel: (column: string) => string): string {
  const t = useTranslations("access");
  const who = useAudienceWords()(rule);
  if (rule.kind === "row") return `${t("sentence.row", { who })} ${rule.condition}`;
  const column = columnLabel(rule.column);
  return rule.kind === "hide" ? t("sentence.hide", { who, column }) : t(`sentence.mask.${rule.mask}`, { who, column });
}
