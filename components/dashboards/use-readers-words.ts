"use client";

import { useLocale } from "next-intl";
import { useMemo } from "react";
import { textsIn, type Worded } from "@/lib/dashboard/config/texts-in";
import { defaultLocale, isLocale } from "@/lib/i18n/locale";

/** A dashboard in the reader's language, as far as somebody has written it; to look at, never to design. */
export function useReadersWords<T extends Worded>(dashboard: T): T {
  const locale = useLocale();
  return useMemo(() => textsIn(dashboard, isLocale(locale) ? locale : defaultLocale), [dashboard, locale]);
}
