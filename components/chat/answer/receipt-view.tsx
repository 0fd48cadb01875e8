"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import classes from "@/components/chat/answer/answer.module.css";
import { SqlView } from "@/components/ui/sql-view";
import { useCheckedText } from "@/components/verified/use-checked-text";
import type { Receipt } from "@/lib/chat/schema";
import type { VerifiedMark } from "@/lib/nl2sql/schema";
import type { SourceKind } from "@/lib/source/schema";

type ReceiptViewProps = { receipt: Receipt; sql: string | null; dialect: SourceKind | null };

/** Everything that says how an answer came to be. */
export function ReceiptView({ receipt, sql, dialect }: ReceiptViewProps) {
  const t = useTranslations("ask.receipt");
  const engine = useEngineText(receipt);
  const time = useTimeText(receipt);
  const freshness = useFreshnessText(receipt);
  return (
    <section className={classes.receipt} aria-label={t("title")}>
      <dl className={classes.facts}>
        {receipt.verified ? <VerifiedFacts mark={receipt.verified} /> : null}
        <Fact name={t("understood")}>{receipt.understood}</Fact>
        <ListFact name={t("assumptions")} items={receipt.assumptions} />
        <ListFact name={t("unused")} items={receipt.unused} />
        <Fact name={t("tables")}>{receipt.tables.join(", ")}</Fact>
        <Fact name={t("rows")}>{t(receipt.truncated ? "rowsTruncated" : "rowsAll", { count: receipt.rowCount })}</Fact>
        {receipt.rowRulesApplied ? <Fact name={t("rules")}>{t("rulesApplied")}</Fact> : null}
        <Fact name={t("engine")}>{engine}</Fact>
        <Fact name={t("time")}>{time}</Fact>
        <Fact name={t("freshness")}>{freshness}</Fact>
        {receipt.inputTokens + receipt.outputTokens > 0 ? (
          <Fact name={t("tokens")}>
            {t("tokenCounts", { input: receipt.inputTokens, output: receipt.outputTokens })}
          </Fact>
        ) : null}
      </dl>
      {sql === null ? null : <SqlView sql={sql} dialect={dialect} />}
    </section>
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

function ListFact({ name, items }: { name: string; items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <Fact name={name}>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </Fact>
  );
}

function useEngineText({ engine, model, confidence }: Receipt): string {
  const t = useTranslations("ask");
  const format = useFormatter();
  const parts = [t(`foot.engines.${engine}`)];
  if (model !== null) parts.push(model);
  if (confidence !== null) {
    parts.push(
      t("receipt.confidence", { share: format.number(confidence, { style: "percent", maximumFractionDigits: 0 }) }),
    );
  }
  return parts.join(" · ");
}

function useTimeText({ durationMs }: Receipt): string {
  const t = useTranslations("ask.receipt");
  const format = useFormatter();
  const ms = (value: number) => format.number(value, { maximumFractionDigits: value < 10 ? 1 : 0 });
  return (["read", "check", "run", "draw"] as const)
    .map((step) => t(`steps.${step}`, { ms: ms(durationMs[step]) }))
    .join(" · ");
}

function useFreshnessText({ cacheTier, ageSeconds }: Receipt): string {
  const t = useTranslations("ask.receipt");
  if (cacheTier === "source") return t("fresh");
  return t("cached", { tier: t(`tiers.${cacheTier}`), seconds: Math.round(ageSeconds) });
}
