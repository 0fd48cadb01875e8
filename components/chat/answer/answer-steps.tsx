"use client";

import { Loader } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { ChartSkeleton } from "@/components/charts/chart-skeleton";
import classes from "@/components/chat/answer/answer.module.css";
import { answerChartHeightPx } from "@/components/chat/answer/chart-height";
import type { Answer } from "@/components/chat/answer/read-answer";

/** What is being done right now, by name, and the place of the chart to come. */
export function AnswerSteps({ answer }: { answer: Answer }) {
  const t = useTranslations("ask.steps");
  // Before the first part has come the question is on its way, which for the reader is the same as being read.
  const begun = answer.steps.some(({ status }) => status !== "waiting");
  return (
    <>
      <ol className={classes.steps}>
        {answer.steps.map(({ step, status, position }, index) => {
          const shown = !begun && index === 0 ? "active" : status;
          return (
            <li
              key={step}
              className={classes.step}
              data-status={shown}
              aria-current={shown === "active" ? "step" : undefined}
            >
              <span className={classes.mark} aria-hidden="true">
                {shown === "done" ? <IconCheck size={16} /> : null}
                {shown === "active" ? <Loader size={14} /> : null}
                {shown === "waiting" ? <span className={classes.dot} /> : null}
              </span>
              {position === null || shown !== "active" ? t(step) : t("waiting", { position })}
            </li>
          );
        })}
      </ol>
      {answer.rows ? null : (
        <div className={`${classes.card} ${classes.coming}`} aria-hidden="true">
          <ChartSkeleton type="bar" height={answerChartHeightPx} />
        </div>
      )}
    </>
  );
}
