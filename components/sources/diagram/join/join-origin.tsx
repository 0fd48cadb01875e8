"use client";

import { Badge } from "@mantine/core";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { isSuggestedJoin } from "@/components/sources/diagram/suggested-join";
import { useReason } from "@/components/sources/use-reason";
import type { Join } from "@/lib/semantic/schema";

/** How a relationship is known, and why the machine believes in it where it was inferred. */
export function JoinOrigin({ join, listClassName }: { join: Join; listClassName?: string | undefined }) {
  const t = useTranslations("diagram.join");
  const format = useFormatter();
  const locale = useLocale();
  const reasonOf = useReason();
  const share = format.number(join.confidence, { style: "percent", maximumFractionDigits: 0 });
  const said = (join.reasons ?? []).map(reasonOf).filter((reason) => reason !== null);
  // Models of before know their reasons in English alone.
  const reasons = said.length > 0 || locale !== "en" ? said : [join.reason];
  const isSuggested = isSuggestedJoin(join);
  return (
    <>
      <Badge
        variant={isSuggested ? "light" : "default"}
        color={isSuggested ? "yellow" : "gray"}
        radius="sm"
        tt="none"
        fw={500}
      >
        {isSuggested ? t("suggested", { share }) : t(`origins.${join.origin}`)}
      </Badge>
      {join.origin === "inferred" && reasons.length > 0 ? (
        <ul className={listClassName}>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
