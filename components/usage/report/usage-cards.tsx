"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMoney } from "@/components/ui/use-money";
import classes from "@/components/usage/report/report.module.css";
import type { UsageReport } from "@/lib/llm/usage/schema";

/** The sums of a range, one card each. */
export function UsageCards({ total }: { total: UsageReport["total"] }) {
  const t = useTranslations("usage.cards");
  const format = useFormatter();
  const money = useMoney();
  const count = (value: number) => format.number(value, { notation: "compact", maximumFractionDigits: 1 });
  const time = (ms: number | null) => {
    if (ms === null) return t("none");
    if (ms < 1_000) return format.number(ms, { style: "unit", unit: "millisecond", maximumFractionDigits: 0 });
    return t("seconds", { seconds: format.number(ms / 1_000, { maximumFractionDigits: 1 }) });
  };
  const share = (part: number) => format.number(part / total.calls, { style: "percent", maximumFractionDigits: 1 });
  const { inputTokens, cachedInputTokens, outputTokens, reasoningTokens, unpricedCalls } = total;
  return (
    <dl className={classes.cards}>
      <Card
        label={t("money")}
        value={money(total.costNanoUsd)}
        detail={unpricedCalls > 0 ? t("unpriced", { count: unpricedCalls }) : t("priced")}
      />
      <Card
        label={t("tokens")}
        value={count(inputTokens + outputTokens)}
        detail={t("tokensDetail", {
          input: count(inputTokens),
          cached: count(cachedInputTokens),
          output: count(outputTokens),
          reasoning: count(reasoningTokens),
        })}
      />
      <Card label={t("calls")} value={count(total.calls)} detail={t("callsDetail")} />
      <Card label={t("failures")} value={count(total.failures)} detail={t("share", { share: share(total.failures) })} />
      <Card label={t("fallBacks")} value={count(total.fallBacks)} detail={t("fallBacksDetail")} />
      <Card
        label={t("time")}
        value={time(total.medianMs)}
        detail={t("firstToken", { time: time(total.medianFirstTokenMs) })}
      />
    </dl>
  );
}

function Card({ label, value, detail }: { label: string; value: string; detail: string }) {
  return (
    <div className={classes.card}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>{value}</dd>
      <dd className={classes.detail}>{detail}</dd>
    </div>
  );
}
