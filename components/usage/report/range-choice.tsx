"use client";

import { SegmentedControl } from "@mantine/core";
import { useTranslations } from "next-intl";
import classes from "@/components/usage/report/report.module.css";
import { type UsageRange, usageRanges } from "@/lib/llm/usage/schema";

type RangeChoiceProps = { range: UsageRange; onChoose: (range: string) => void };

/** Which days the figures are of. */
export function RangeChoice({ range, onChoose }: RangeChoiceProps) {
  const t = useTranslations("usage");
  return (
    <div className={classes.range}>
      <SegmentedControl
        size="xs"
        aria-label={t("range")}
        value={range}
        onChange={onChoose}
        data={usageRanges.map((value) => ({ value, label: t(`ranges.${value}`) }))}
      />
    </div>
  );
}
