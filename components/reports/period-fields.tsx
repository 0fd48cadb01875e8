"use client";

import { Group, Input, SegmentedControl, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ReportPeriod } from "@/lib/report/schema";

/** As people say it: both days belong to the period. */
export type PeriodValues = { kind: "all" | "days"; first: string; last: string };

export const noPeriod: PeriodValues = { kind: "all", first: "", last: "" };

const dayMs = 86_400_000;
const dayAfter = (day: string, days: number) => new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

/** Whether days were asked for that are none. */
export function periodProblem({ kind, first, last }: PeriodValues): boolean {
  return kind === "days" && (first === "" || last === "" || first > last);
}

/** The days as reports keep them: half open. Nulls: all days. */
export function readPeriod({ kind, first, last }: PeriodValues): ReportPeriod | null {
  return kind === "all" ? null : { from: first, to: dayAfter(last, 1), grain: null };
}

/** The days of a report as the fields show them. */
export function periodValues(period: ReportPeriod | null): PeriodValues {
  return period === null ? noPeriod : { kind: "days", first: period.from, last: dayAfter(period.to, -1) };
}

type PeriodFieldsProps = {
  value?: PeriodValues;
  onChange?: (value: PeriodValues) => void;
  error?: ReactNode;
};

/** All days, or from a first to a last one. */
export function PeriodFields({ value = noPeriod, onChange, error }: PeriodFieldsProps) {
  const t = useTranslations("reports.period");
  return (
    <Input.Wrapper label={t("label")} error={error} mt="sm" labelElement="div">
      <SegmentedControl
        fullWidth
        aria-label={t("label")}
        data={[
          { value: "all", label: t("all") },
          { value: "days", label: t("days") },
        ]}
        value={value.kind}
        onChange={(kind) => onChange?.({ ...value, kind: kind === "days" ? "days" : "all" })}
      />
      {value.kind === "days" ? (
        <Group grow gap="sm" mt="xs" mb={4}>
          <TextInput
            type="date"
            label={t("first")}
            value={value.first}
            max={value.last || undefined}
            onChange={(event) => onChange?.({ ...value, first: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t("last")}
            value={value.last}
            min={value.first || undefined}
            onChange={(event) => onChange?.({ ...value, last: event.currentTarget.value })}
          />
        </Group>
      ) : null}
    </Input.Wrapper>
  );
}
