"use client";

import { Anchor } from "@mantine/core";
import { IconAlertTriangle, IconArrowLeft, IconMessageQuestion } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import classes from "@/components/quality/compare/compare.module.css";
import { ComparedCases } from "@/components/quality/compare/compared-cases";
import { ComparedFigures } from "@/components/quality/compare/compared-figures";
import { useRunWords } from "@/components/quality/runs/use-run-words";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { TableSkeleton } from "@/components/ui/skeletons";
import { comparisonQuery, qualityRunsQuery } from "@/lib/client/quality";
import type { Comparison } from "@/lib/quality/schema";

type ComparisonViewProps = { setId: string; runIds: readonly string[] };

/** Runs side by side: their figures, and question by question what got better and what broke. One run stands alone. */
export function ComparisonView({ setId, runIds }: ComparisonViewProps) {
  const comparison = useQuery(comparisonQuery(runIds));
  const runs = useQuery(qualityRunsQuery(setId));
  if (comparison.isPending || runs.isPending) return <TableSkeleton rows={10} columns={4} />;
  if (comparison.isError) return <ErrorState error={comparison.error} onRetry={() => comparison.refetch()} />;
  if (runs.isError) return <ErrorState error={runs.error} onRetry={() => runs.refetch()} />;
  const numbers = new Map(runs.data.map(({ id }, index) => [id, runs.data.length - index]));
  return <Shown comparison={comparison.data} numbers={comparison.data.runs.map(({ id }) => numbers.get(id) ?? 0)} />;
}

function Shown({ comparison, numbers }: { comparison: Comparison; numbers: readonly number[] }) {
  const t = useTranslations("quality.compare");
  const words = useRunWords();
  const { runs, cases, setId, setName } = comparison;
  const [first] = runs;
  const alone = runs.length === 1;
  return (
    <>
      <PageHeader
        above={
          <Anchor component={Link} href={`/admin/quality/${setId}?tab=runs`} size="xs" c="dimmed">
            <IconArrowLeft size={12} aria-hidden="true" /> {setName}
          </Anchor>
        }
        title={alone ? t("titleOne", { number: numbers[0] ?? 0 }) : t("titleMany")}
        description={
          alone && first ? (
            <span suppressHydrationWarning>
              {t("descriptionOne", { engine: words.engine(first), time: words.at(first.startedAt) })}
            </span>
          ) : (
            t("descriptionMany")
          )
        }
      />
      <ComparedFigures runs={runs} numbers={numbers} />
      <GoldBroken cases={cases} />
      {cases.length === 0 ? (
        <EmptyState compact icon={<IconMessageQuestion size={20} />} title={t("empty")} />
      ) : (
        <ComparedCases comparison={comparison} numbers={numbers} />
      )}
    </>
  );
}

/** Says how many questions the latest run could not judge, because what should be right does not run itself. */
function GoldBroken({ cases }: { cases: Comparison["cases"] }) {
  const t = useTranslations("quality.compare");
  const count = cases.filter(({ results }) => results.at(-1)?.problem?.kind === "gold").length;
  if (count === 0) return null;
  return (
    <p className={classes.broken}>
      <IconAlertTriangle size={16} aria-hidden="true" />
      <span>{t("goldBroken", { count })}</span>
    </p>
  );
}
