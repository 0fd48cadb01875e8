"use client";

import { Table } from "@mantine/core";
import { IconArrowDownRight, IconArrowUpRight } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import classes from "@/components/quality/compare/compare.module.css";
import { useRunWords } from "@/components/quality/runs/use-run-words";
import type { QualityRun } from "@/lib/quality/schema";

type Figure = {
  readonly key:
    | "right"
    | "coverage"
    | "confidentRight"
    | "clarified"
    | "refused"
    | "tokens"
    | "time"
    | "model"
    | "prompt"
    | "revision";
  readonly cell: (run: QualityRun) => string;
  /** From 0 to 1, where a change of it is worth saying; null for a share of nothing. */
  readonly share?: (run: QualityRun) => number | null;
};

const part = (some: number, whole: number) => (whole === 0 ? null : some / whole);

/** The figures of the runs, one column a run, with the change against the run before. */
export function ComparedFigures({ runs, numbers }: { runs: readonly QualityRun[]; numbers: readonly number[] }) {
  const t = useTranslations("quality.compare");
  const list = useTranslations("quality.runs");
  const words = useRunWords();
  const figures = useFigures(runs);
  return (
    <Table.ScrollContainer minWidth={runs.length > 2 ? 200 + runs.length * 150 : 320} mb="lg">
      <Table verticalSpacing={6} className={classes.figures}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("figure")}</Table.Th>
            {runs.map((run, index) => (
              <Table.Th key={run.id}>
                {list("number", { number: numbers[index] ?? 0 })} · {words.engine(run)}
                <span className={classes.when} suppressHydrationWarning>
                  {words.at(run.startedAt)}
                </span>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {figures.map(({ key, cell, share }) => (
            <Table.Tr key={key}>
              <Table.Th scope="row">{t(`rows.${key}`)}</Table.Th>
              {runs.map((run, index) => (
                <Table.Td key={run.id}>
                  <span className={key === "right" ? classes.main : undefined}>{cell(run)}</span>
                  <Change now={share?.(run)} before={share && index > 0 ? share(runs[index - 1] ?? run) : null} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function useFigures(runs: readonly QualityRun[]): Figure[] {
  const t = useTranslations("quality");
  const words = useRunWords();
  const format = useFormatter();
  const figures: Figure[] = [
    { key: "right", cell: (run) => words.share(run.right, run.done), share: (run) => part(run.right, run.done) },
    {
      key: "coverage",
      cell: (run) => words.share(run.confident, run.done),
      share: (run) => part(run.confident, run.done),
    },
    {
      key: "confidentRight",
      cell: (run) => words.share(run.confidentRight, run.confident),
      share: (run) => part(run.confidentRight, run.confident),
    },
    { key: "clarified", cell: (run) => format.number(run.clarified) },
    { key: "refused", cell: (run) => format.number(run.refused) },
    { key: "time", cell: words.time },
  ];
  if (runs.some(({ inputTokens, outputTokens }) => inputTokens + outputTokens > 0)) {
    const tokens = ({ inputTokens, outputTokens }: QualityRun) =>
      `${format.number(inputTokens)} / ${format.number(outputTokens)}`;
    figures.push({ key: "tokens", cell: tokens });
  }
  if (runs.some(({ model }) => model !== null)) {
    figures.push({ key: "model", cell: ({ model }) => model ?? t("runs.none") });
    figures.push({ key: "prompt", cell: ({ promptVersion }) => promptVersion ?? t("runs.none") });
  }
  figures.push({ key: "revision", cell: (run) => t("compare.revisionValue", { revision: run.modelRevision }) });
  return figures;
}

/** By how many percentage points a share rose or fell. */
function Change({ now, before }: { now: number | null | undefined; before: number | null }) {
  const t = useTranslations("quality.compare");
  const format = useFormatter();
  if (now === null || now === undefined || before === null) return null;
  const points = Math.round(1_000 * (now - before)) / 10;
  if (points === 0) return null;
  const Icon = points > 0 ? IconArrowUpRight : IconArrowDownRight;
  return (
    <span className={classes.change} data-tone={points > 0 ? "good" : "bad"}>
      <Icon size={14} aria-hidden="true" />
      {t("change", { points: format.number(points, { signDisplay: "always", maximumFractionDigits: 1 }) })}
    </span>
  );
}
