"use client";

import { Collapse } from "@mantine/core";
import {
  IconArrowDownRight,
  IconArrowUpRight,
  IconCheck,
  IconChevronRight,
  IconCornerDownRight,
  IconMinus,
  IconX,
  type TablerIcon,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import classes from "@/components/quality/compare/compare.module.css";
import { ComparedAnswers } from "@/components/quality/compare/compared-answers";
import { ResultMark } from "@/components/quality/compare/result-mark";
import type { Change, ComparedCase, QualityRun } from "@/lib/quality/schema";
import type { SourceKind } from "@/lib/source/schema";

const changes: Record<Change, { Icon: TablerIcon; tone: "good" | "bad" | "none" }> = {
  better: { Icon: IconArrowUpRight, tone: "good" },
  broke: { Icon: IconArrowDownRight, tone: "bad" },
  right: { Icon: IconCheck, tone: "good" },
  wrong: { Icon: IconX, tone: "bad" },
  apart: { Icon: IconMinus, tone: "none" },
};

export type ComparedCaseProps = {
  compared: ComparedCase;
  runs: readonly QualityRun[];
  numbers: readonly number[];
  dialect: SourceKind;
};

/** One question with how it came out in each run; it opens to its SQL and what was wrong. */
export function ComparedCaseItem(props: ComparedCaseProps) {
  const t = useTranslations("quality.compare");
  const [opened, setOpened] = useState(false);
  const panelId = useId();
  const { compared, runs, numbers } = props;
  const { Icon, tone } = changes[compared.change];
  return (
    <li className={classes.case}>
      <button
        type="button"
        className={classes.head}
        aria-expanded={opened}
        aria-controls={panelId}
        onClick={() => setOpened(!opened)}
      >
        <IconChevronRight size={14} className={classes.chevron} aria-hidden="true" />
        <span className={classes.mark} data-tone={tone}>
          <Icon size={16} role="img" aria-label={t(`changes.${compared.change}`)} />
        </span>
        <span className={classes.question}>
          {(compared.turn ?? 1) > 1 ? (
            <IconCornerDownRight size={14} className={classes.turn} aria-hidden="true" />
          ) : null}
          {compared.question}
          {compared.turn === null ? <span className={classes.gone}>{t("gone")}</span> : null}
        </span>
        {runs.length > 1 ? (
          <span className={classes.marks}>
            {compared.results.map((result, index) => (
              <ResultMark key={runs[index]?.id} result={result} number={numbers[index] ?? 0} />
            ))}
          </span>
        ) : null}
      </button>
      <div id={panelId}>
        <Collapse expanded={opened} keepMounted={false} transitionDuration={160}>
          <ComparedAnswers {...props} />
        </Collapse>
      </div>
    </li>
  );
}
