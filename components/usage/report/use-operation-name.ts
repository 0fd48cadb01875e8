"use client";

import { useTranslations } from "next-intl";

/** What a model was asked for, in words. An operation of another version of Querent is named as it is stored. */
export function useOperationName(): (operation: string) => string {
  const t = useTranslations("usage.operations");
  // The key is computed; `has` has just made sure of it.
  return (operation) => (t.has(operation as "sql") ? t(operation as "sql") : operation);
}
