"use client";

import { useTranslations } from "next-intl";

/** The name of a part of a configuration or of a widget in the reader's language. A part without words is shown as it is called. */
export function usePartName(): (part: string) => string {
  const t = useTranslations("design.parts");
  return (part) => (t.has(part) ? t(part) : part);
}
