"use client";

import { Tooltip, UnstyledButton } from "@mantine/core";
import { IconRosetteDiscountCheckFilled } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useCheckedText } from "@/components/verified/use-checked-text";
import classes from "@/components/verified/verified-badge.module.css";
import type { VerifiedMark } from "@/lib/nl2sql/schema";

type VerifiedBadgeProps = { mark: Pick<VerifiedMark, "verifiedBy" | "verifiedAt">; onOpen: () => void };

/** The mark of an answer that a person has checked. It says who did when, and opens how the answer came to be. */
export function VerifiedBadge({ mark, onOpen }: VerifiedBadgeProps) {
  const t = useTranslations("verified");
  const checked = useCheckedText(mark);
  return (
    <Tooltip label={checked} events={{ hover: true, focus: true, touch: false }}>
      <UnstyledButton
        className={classes.badge}
        aria-label={t("showReceipt", { badge: t("badge"), checked })}
        onClick={onOpen}
      >
        <IconRosetteDiscountCheckFilled size={15} aria-hidden="true" />
        {t("badge")}
      </UnstyledButton>
    </Tooltip>
  );
}
