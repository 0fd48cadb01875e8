"use client";

import { Loader, Text } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleX } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import classes from "@/components/models/test-steps.module.css";
import { ErrorState } from "@/components/ui/error-state";
import { PrivateAddressAlert } from "@/components/ui/private-address-alert";
import type { ModelTest, ModelTestStep } from "@/lib/llm/schema";

type TestStepsProps = {
  /** What the last test found; null before the first. */
  test: ModelTest | null;
  pending: boolean;
  /** Why there was no test. */
  error: unknown;
  onAgain: () => void;
};

const icons = { passed: IconCircleCheck, warning: IconAlertTriangle, failed: IconCircleX, skipped: IconCircleDashed };

/** What a test of a model found, step by step, each with what to do where it failed. */
export function TestSteps({ test, pending, error, onAgain }: TestStepsProps) {
  const t = useTranslations("models.test");
  if (pending) {
    return (
      <div className={classes.pending} role="status">
        <Loader size={16} />
        <Text size="sm">{t("pending")}</Text>
      </div>
    );
  }
  if (error) return <ErrorState error={error} title={t("failed")} compact />;
  if (test === null) return null;
  const refused = test.steps.find(({ code }) => code === "llm/private-address");
  if (refused) return <PrivateAddressAlert title={t("failed")} sentence={refused.sentence} onAllowed={onAgain} />;
  return (
    <div role="status">
      <ol className={classes.steps} aria-label={t("title")}>
        {test.steps.map((step) => (
          <Step key={step.step} step={step} test={test} />
        ))}
      </ol>
      <Speed test={test} />
    </div>
  );
}

function Step({ step: { step, outcome, sentence }, test }: { step: ModelTestStep; test: ModelTest }) {
  const t = useTranslations("models.test");
  const Icon = icons[outcome];
  const found = step === "structured" && outcome === "passed" && test.structuredOutput !== null;
  return (
    <li className={classes.step} data-outcome={outcome}>
      <Icon size={16} aria-hidden="true" className={classes.icon} />
      <div>
        <Text size="sm" component="span">
          {t(`steps.${step}`)}
          {found ? `: ${t(`kinds.${test.structuredOutput ?? "none"}`)}` : null}
        </Text>
        <span className={classes.outcome}>{t(`outcomes.${outcome}`)}</span>
        {sentence === null ? null : (
          <Text size="xs" c="dimmed" className={classes.sentence}>
            {sentence}
          </Text>
        )}
      </div>
    </li>
  );
}

function Speed({ test: { firstTokenMs, tokensPerSecond } }: { test: ModelTest }) {
  const t = useTranslations("models.test");
  const format = useFormatter();
  if (firstTokenMs === null) return null;
  const seconds = format.number(firstTokenMs / 1_000, { maximumFractionDigits: 2 });
  return (
    <Text size="xs" c="dimmed" mt={6}>
      {t("first", { seconds })}
      {tokensPerSecond === null ? null : ` · ${t("speed", { tokens: format.number(Math.round(tokensPerSecond)) })}`}
    </Text>
  );
}
