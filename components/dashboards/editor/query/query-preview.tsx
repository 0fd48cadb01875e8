"use client";

import { Button, Loader, SegmentedControl, Text } from "@mantine/core";
import { IconChartDots3, IconHelpCircle, IconShieldX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ChartView } from "@/components/charts/chart-view";
import { QueryMeaning } from "@/components/dashboards/editor/query/query-meaning";
import classes from "@/components/dashboards/editor/query/query-preview.module.css";
import type { QueryWorking } from "@/components/dashboards/editor/query/use-query-work";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { blankChart } from "@/lib/chart/fit";
import type { ChartSpec } from "@/lib/chart/schema";

type QueryPreviewProps = {
  working: QueryWorking;
  /** How the rows are drawn. */
  spec: ChartSpec | null;
  onConfirm: () => void;
};

/** What the query brings, as it will stand on the dashboard and as rows, and what it means in words. */
export function QueryPreview({ working, spec, onConfirm }: QueryPreviewProps) {
  const t = useTranslations("editor.query");
  const { answer, shown, work, isOld } = working;
  if (answer.isError) {
    return <ErrorState error={answer.error} onRetry={() => answer.refetch()} retrying={answer.isFetching} />;
  }
  if (shown === undefined) {
    if (work !== null && answer.isFetching) {
      return (
        <Text className={classes.waiting} size="sm" c="dimmed" role="status">
          <Loader size={16} />
          {t("running")}
        </Text>
      );
    }
    return <EmptyState icon={<IconChartDots3 size={24} />} title={t("nothingYet")} body={t("nothingYetBody")} />;
  }
  switch (shown.kind) {
    case "clarify":
      return <EmptyState icon={<IconHelpCircle size={24} />} title={t("clarify")} body={shown.prompt} />;
    case "cannot_answer":
      return <EmptyState icon={<IconHelpCircle size={24} />} title={t("cannotAnswer")} body={shown.reason} />;
    case "refused":
      return (
        <div role="alert">
          <EmptyState
            icon={<IconShieldX size={24} />}
            title={t("refused")}
            body={shown.message}
            action={
              shown.mayConfirm ? (
                <Button variant="default" loading={answer.isFetching} onClick={onConfirm}>
                  {t("runAnyway")}
                </Button>
              ) : undefined
            }
          />
        </div>
      );
    case "query":
      return <Shown draft={shown} spec={spec} isOld={isOld} />;
  }
}

type ShownProps = {
  draft: Extract<QueryWorking["shown"], { kind: "query" }>;
  spec: ChartSpec | null;
  isOld: boolean;
};

function Shown({ draft, spec, isOld }: ShownProps) {
  const t = useTranslations("editor.query");
  const [as, setAs] = useState("chart");
  const { result } = draft;
  return (
    <div className={classes.preview} aria-busy={isOld}>
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          aria-label={t("showAs")}
          data={[
            { value: "chart", label: t("asChart") },
            { value: "table", label: t("asRows", { count: result.rows.length }) },
          ]}
          value={as}
          onChange={setAs}
        />
        {isOld ? <Loader size={14} aria-label={t("running")} /> : null}
      </div>
      <div className={classes.chart} data-old={isOld || undefined}>
        <ChartView result={result} spec={as === "table" ? blankChart : (spec ?? draft.chart.spec)} height="fill" />
      </div>
      <QueryMeaning draft={draft} />
    </div>
  );
}
