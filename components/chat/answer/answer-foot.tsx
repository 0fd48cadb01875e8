"use client";

import { Collapse } from "@mantine/core";
import { IconAlertTriangle, IconChevronRight } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import { useId } from "react";
import classes from "@/components/chat/answer/answer.module.css";
import { ReceiptView } from "@/components/chat/answer/receipt-view";
import type { Receipt } from "@/lib/chat/schema";
import type { SourceKind } from "@/lib/source/schema";

type AnswerFootProps = {
  receipt: Receipt;
  sql: string | null;
  dialect: SourceKind | null;
  opened: boolean;
  onToggle: () => void;
};

/** One line that says where an answer comes from, and opens how it was made. Words that were not used are said before it. */
export function AnswerFoot({ receipt, sql, dialect, opened, onToggle }: AnswerFootProps) {
  const t = useTranslations("ask.foot");
  const line = useFootLine(receipt);
  const panelId = useId();
  return (
    <>
      {receipt.unused.length > 0 ? (
        <p className={classes.unused}>
          <IconAlertTriangle size={16} aria-hidden="true" />
          <span>{t("unused", { words: receipt.unused.join(", "), count: receipt.unused.length })}</span>
        </p>
      ) : null}
      <button type="button" className={classes.foot} aria-expanded={opened} aria-controls={panelId} onClick={onToggle}>
        <IconChevronRight size={14} className={classes.chevron} aria-hidden="true" />
        <span>{line}</span>
      </button>
      <div id={panelId}>
        <Collapse expanded={opened} keepMounted={false} transitionDuration={160}>
          <ReceiptView receipt={receipt} sql={sql} dialect={dialect} />
        </Collapse>
      </div>
    </>
  );
}

function useFootLine(receipt: Receipt): string {
  const t = useTranslations("ask.foot");
  const format = useFormatter();
  return [
    t(`engines.${receipt.engine}`),
    t("tables", { count: receipt.tables.length }),
    t("rows", { count: receipt.rowCount }),
    t("duration", { ms: format.number(Math.round(receipt.durationMs.total)) }),
    ...(receipt.cacheTier === "source" ? [] : [t(`tiers.${receipt.cacheTier}`)]),
  ].join(" · ");
}
