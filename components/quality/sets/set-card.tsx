"use client";

import { Progress } from "@mantine/core";
import Link from "next/link";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useRunWords } from "@/components/quality/runs/use-run-words";
import classes from "@/components/quality/sets/set-card.module.css";
import { SetMenu } from "@/components/quality/sets/set-menu";
import { TruncatedText } from "@/components/ui/truncated-text";
import type { QualityRun, QuestionSet } from "@/lib/quality/schema";

/** A set with how it did last; the whole card leads to it. */
export function SetCard({ set }: { set: QuestionSet }) {
  const t = useTranslations("quality.sets");
  return (
    <li className={classes.card}>
      <div className={classes.head}>
        <h2 className={classes.title}>
          <Link href={`/admin/quality/${set.id}`} className={classes.link}>
            <TruncatedText text={set.name} />
          </Link>
        </h2>
        <div className={classes.menu}>
          <SetMenu set={set} />
        </div>
      </div>
      <p className={classes.meta}>{t("count", { count: set.caseCount })}</p>
      <div className={classes.foot}>
        {set.lastRun ? <LastRun run={set.lastRun} /> : <p className={classes.meta}>{t("neverRun")}</p>}
      </div>
    </li>
  );
}

function LastRun({ run }: { run: QualityRun }) {
  const t = useTranslations("quality.sets");
  const statuses = useTranslations("quality.runs.status");
  const words = useRunWords();
  const format = useFormatter();
  const now = useNow();
  if (run.status === "running") {
    return (
      <>
        <p className={classes.meta}>{t("running", { done: run.done, total: run.total })}</p>
        <Progress
          value={(100 * run.done) / run.total}
          size="sm"
          mt={8}
          aria-label={t("running", { done: run.done, total: run.total })}
        />
      </>
    );
  }
  return (
    <>
      <p className={classes.figure}>
        <strong>{words.share(run.right, run.done)}</strong> {t("right")}
      </p>
      <p className={classes.meta} suppressHydrationWarning>
        {t("lastRun", { engine: words.engine(run), time: format.relativeTime(new Date(run.startedAt), now) })}
        {run.status === "done" ? null : ` · ${statuses(run.status)}`}
      </p>
    </>
  );
}
