import { useTranslations } from "next-intl";
import type { VerifiedMark } from "@/lib/nl2sql/schema";

/** Who checked an answer and when: as a sentence of its own, behind a heading that says so, or in a list. */
type Wording = "checkedBy" | "by" | "list.by";

export function useCheckedText(
  { verifiedBy, verifiedAt }: Pick<VerifiedMark, "verifiedBy" | "verifiedAt">,
  wording: Wording = "checkedBy",
): string {
  const t = useTranslations("verified");
  return t(wording, { name: verifiedBy ?? t("formerUser"), date: new Date(verifiedAt) });
}
