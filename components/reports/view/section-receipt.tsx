"use client";

import { Collapse } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { ReceiptView } from "@/components/chat/answer/receipt-view";
import classes from "@/components/reports/report-view.module.css";
import type { Receipt } from "@/lib/chat/schema";
import type { SourceKind } from "@/lib/source/schema";

type SectionReceiptProps = { receipt: Receipt; sql: string | null; dialect: SourceKind | null };

/** One line that says where a section comes from, and opens how it was made. */
export function SectionReceipt({ receipt, sql, dialect }: SectionReceiptProps) {
  const t = useTranslations("ask.foot");
  const [opened, setOpened] = useState(false);
  const panelId = useId();
  const line = [
    t(`engines.${receipt.engine}`),
    t("tables", { count: receipt.tables.length }),
    t("rows", { count: receipt.rowCount }),
  ];
  return (
    <div className={classes.receipt}>
      <button
        type="button"
        className={classes.foot}
        aria-expanded={opened}
        aria-controls={panelId}
        onClick={() => setOpened(!opened)}
      >
        <IconChevronRight size={14} className={classes.chevron} aria-hidden="true" />
        <span>{line.join(" · ")}</span>
      </button>
      <div id={panelId}>
        <Collapse expanded={opened} keepMounted={false} transitionDuration={160}>
          <ReceiptView receipt={receipt} sql={sql} dialect={dialect} />
        </Collapse>
      </div>
    </div>
  );
}
