"use client";

import { useFormatter, useTranslations } from "next-intl";
import classes from "@/components/quality/compare/compare.module.css";
import type { ComparedCaseProps } from "@/components/quality/compare/compared-case-item";
import { ResultWord } from "@/components/quality/compare/result-mark";
import { useProblemSentence } from "@/components/quality/compare/use-problem-sentence";
import { useRunWords } from "@/components/quality/runs/use-run-words";
import { SqlView } from "@/components/ui/sql-view";
import type { QualityResult } from "@/lib/quality/schema";
import type { SourceKind } from "@/lib/source/schema";

/** The right SQL of a question, and each run's own with what was wrong about it. */
export function ComparedAnswers({ compared, runs, numbers, dialect }: ComparedCaseProps) {
  const t = useTranslations("quality.compare");
  const words = useRunWords();
  return (
    <div className={classes.answers}>
      <section className={classes.answer}>
        <h3 className={classes.answerHead}>{t("gold")}</h3>
        <SqlView sql={compared.goldSql} dialect={dialect} />
        {compared.goldChanged ? <p className={classes.note}>{t("goldChanged")}</p> : null}
      </section>
      {runs.map((run, index) => (
        <section key={run.id} className={classes.answer}>
          <h3 className={classes.answerHead}>
            {t("answerOf", { number: numbers[index] ?? 0, engine: words.engine(run) })}
            <ResultWord result={compared.results[index] ?? null} />
          </h3>
          <Answer result={compared.results[index] ?? null} dialect={dialect} />
        </section>
      ))}
    </div>
  );
}

function Answer({ result, dialect }: { result: QualityResult | null; dialect: SourceKind }) {
  const t = useTranslations("quality.compare");
  const format = useFormatter();
  const sentence = useProblemSentence();
  if (result === null) return null;
  const { problem, sql, confidence, ms, inputTokens, outputTokens } = result;
  const facts = [
    // A model does not say how sure it is.
    ...(sql === null || inputTokens + outputTokens > 0
      ? []
      : [t("confidence", { share: format.number(confidence, { style: "percent" }) })]),
    t("milliseconds", { ms }),
    ...(inputTokens + outputTokens > 0 ? [t("tokensOf", { input: inputTokens, output: outputTokens })] : []),
  ];
  return (
    <>
      {problem ? <p className={classes.problem}>{sentence(problem)}</p> : null}
      {sql === null ? null : <SqlView sql={sql} dialect={dialect} />}
      <p className={classes.note}>{facts.join(" · ")}</p>
    </>
  );
}
