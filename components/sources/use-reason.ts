"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { Reason } from "@/lib/semantic/schema";

/** Why the machine believes something, as a sentence in the reader's language; null for a reason that this version has no words for. */
export function useReason(): (reason: Reason) => string | null {
  const t = useTranslations("reasons");
  return useCallback(({ code, params }) => (t.has(code) ? t(code, params) : null), [t]);
}
