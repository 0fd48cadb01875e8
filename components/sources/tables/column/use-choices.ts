"use client";

import { useTranslations } from "next-intl";
import { roleIcon } from "@/components/sources/tables/column/role-icon";
import type { Choice } from "@/components/sources/tables/edit/edit-choice";
import { columnRoles } from "@/lib/execute/schema";
import { columnFormats, personalKinds } from "@/lib/semantic/schema";

/** Stands for "none" where something may be left open: a menu's values are texts. */
export const noChoice = "";

/** What a column can be chosen to be, in the reader's words. */
export function useChoices() {
  const t = useTranslations("data.roles");
  const words = useTranslations("meaning");
  const roles: Choice[] = columnRoles.map((value) => ({
    ...{ value, label: t(value), hint: words(`roleHints.${value}`), Icon: roleIcon[value] },
  }));
  const formats: Choice[] = [
    { value: noChoice, label: words("formats.none") },
    ...columnFormats.map((value) => ({ value, label: words(`formats.${value}`) })),
  ];
  const personal: Choice[] = [
    { value: noChoice, label: words("personalKinds.none") },
    ...personalKinds.map((value) => ({ value, label: words(`personalKinds.${value}`) })),
  ];
  return { roles, formats, personal };
}

/** A choice as it is saved: one of those that were offered, or null for none. */
export const chosenOf = <Value extends string>(values: readonly Value[], choice: string): Value | null =>
  values.find((value) => value === choice) ?? null;
