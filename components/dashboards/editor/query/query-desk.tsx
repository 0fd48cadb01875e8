"use client";

import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { withOptionsOf } from "@/components/dashboards/editor/chart/chart-choices";
import { ChartPicker } from "@/components/dashboards/editor/chart/chart-picker";
import type { QueryEditorProps } from "@/components/dashboards/editor/query/query-editor";
import classes from "@/components/dashboards/editor/query/query-editor.module.css";
import { QueryFoot } from "@/components/dashboards/editor/query/query-foot";
import { QueryPreview } from "@/components/dashboards/editor/query/query-preview";
import { QueryWays } from "@/components/dashboards/editor/query/query-ways";
import { confirmedWork } from "@/components/dashboards/editor/query/query-work";
import { type QueryWorking, useQueryWork } from "@/components/dashboards/editor/query/use-query-work";
import { ErrorState } from "@/components/ui/error-state";
import { keepChart } from "@/lib/chart/keep-chart";
import type { ChartSpec } from "@/lib/chart/schema";
import { sourceModelQuery } from "@/lib/client/source-management";
import type { SourceSummary } from "@/lib/source/schema";

type QueryDeskProps = QueryEditorProps & {
  sources: readonly SourceSummary[];
  firstSourceId: string;
  onTouch: () => void;
};

/** The three ways on the left, what comes of them on the right, and below what takes it over. */
export function QueryDesk({ query, chart, title, sources, firstSourceId, onApply, onClose, onTouch }: QueryDeskProps) {
  const [sourceId, setSourceId] = useState(firstSourceId);
  const working = useQueryWork(query, sourceId);
  const [chosen, setChosen] = useState<ChartSpec | null>(chart);
  const model = useQuery(sourceModelQuery(sourceId, false));
  const { shown } = working;
  const spec = shown?.kind === "query" ? drawnAs(shown, chosen) : null;
  const touching: QueryWorking = {
    ...working,
    set: (next) => {
      onTouch();
      working.set(next);
    },
  };
  return (
    <>
      <div className={classes.body}>
        <div className={classes.left}>
          <SourceChoice
            sources={sources}
            value={sourceId}
            onChange={(next) => {
              touching.set(null);
              setSourceId(next);
            }}
          />
          {model.isError ? <ErrorState compact error={model.error} onRetry={() => model.refetch()} /> : null}
          <QueryWays
            working={touching}
            model={model.data}
            isWaiting={model.isPending}
            first={query === null ? "question" : query.plan ? "plan" : "sql"}
          />
        </div>
        <div className={classes.right}>
          {spec && shown?.kind === "query" ? (
            <ChartPicker result={shown.result} question={shown.query.question} spec={spec} onChange={setChosen} />
          ) : null}
          <QueryPreview working={working} spec={spec} onConfirm={() => working.set(confirmedWork(working.work))} />
        </div>
      </div>
      <QueryFoot {...{ working, spec, query, title, onApply, onClose }} />
    </>
  );
}

/** As it was chosen, where that still suits the rows; else as it is recommended, with the looks that were set. */
function drawnAs(draft: Extract<QueryWorking["shown"], { kind: "query" }>, chosen: ChartSpec | null): ChartSpec {
  const { spec } = keepChart(draft.chart, chosen, draft.result);
  return withOptionsOf(spec, chosen);
}

function SourceChoice({
  sources,
  value,
  onChange,
}: {
  sources: readonly SourceSummary[];
  value: string;
  onChange: (sourceId: string) => void;
}) {
  const t = useTranslations("editor.query");
  if (sources.length < 2) return null;
  return (
    <Select
      label={t("source")}
      data={sources.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={(next) => next !== null && next !== value && onChange(next)}
      searchable={sources.length > 20}
      allowDeselect={false}
      mb="xs"
    />
  );
}
