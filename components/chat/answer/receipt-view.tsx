"use client";

import { Button } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconMarkdown } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import classes from "@/components/chat/answer/answer.module.css";
import { SqlView } from "@/components/ui/sql-view";
import { useCheckedText } from "@/components/verified/use-checked-text";
import { type ReceiptFact, receiptFacts } from "@/lib/chat/receipt-facts";
import { receiptMarkdown } from "@/lib/chat/receipt-markdown";
import type { Receipt } from "@/lib/chat/schema";
import { defaultLocale, isLocale } from "@/lib/i18n/locale";
import type { VerifiedMark } from "@/lib/nl2sql/schema";
import type { SourceKind } from "@/lib/source/schema";

type ReceiptViewProps = { receipt: Receipt; sql: string | null; dialect: SourceKind | null };

/** Everything that says how an answer came to be; it can be taken along as Markdown. */
export function ReceiptView({ receipt, sql, dialect }: ReceiptViewProps) {
  const t = useTranslations("ask");
  const current = useLocale();
  const locale = isLocale(current) ? current : defaultLocale;
  const clipboard = useClipboard({ timeout: 2_000 });
  const copy = () => clipboard.copy(receiptMarkdown(receipt, { sql, words: t, locale }));
  return (
    <section className={classes.receipt} aria-label={t("receipt.title")}>
      <dl className={classes.facts}>
        {receipt.verified ? <VerifiedFacts mark={receipt.verified} /> : null}
        {receiptFacts(receipt, t, locale).map((fact) => (
          <Fact key={fact.key} name={fact.name}>
            <FactItems fact={fact} />
          </Fact>
        ))}
      </dl>
      {sql === null ? null : <SqlView sql={sql} dialect={dialect} />}
      <Button
        variant="default"
        className={classes.copyReceipt}
        leftSection={clipboard.copied ? <IconCheck size={16} /> : <IconMarkdown size={16} />}
        onClick={copy}
      >
        {t(clipboard.copied ? "receipt.copied" : "receipt.copyMarkdown")}
      </Button>
    </section>
  );
}

/** Facts that are sentences of their own stand below each other, names beside each other. */
const listed = new Set(["assumptions", "unused", "filters"]);

function FactItems({ fact: { key, items } }: { fact: ReceiptFact }) {
  if (!listed.has(key)) return items.join(", ");
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

function VerifiedFacts({ mark }: { mark: VerifiedMark }) {
  const t = useTranslations("verified.receipt");
  return (
    <>
      <Fact name={t("question")}>{mark.question}</Fact>
      <Fact name={t("checked")}>{useCheckedText(mark, "by")}</Fact>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
