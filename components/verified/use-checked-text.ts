import { useTranslations } from "next-intl";
import type { VerifiedMark } from "@/lib/nl2sql/schema";

/** Who checked an answer and when, in words. */
export function useCheckedText({ verifiedBy, verifiedAt }: Pick<VerifiedMark, "verifiedBy" | "verifiedAt">): string {
  const t = useTranslations("verified");
  const date = new Date(verifiedAt);
  return verifiedBy === null ? t("checkedByNobody", { date }) : t("checkedBy", { name: verifiedBy, date });
}
