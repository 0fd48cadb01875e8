"use client";

import { Select, Tabs } from "@mantine/core";
import { IconMessageCircleQuestion, IconPuzzle, IconSql } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { withOptionsOf } from "@/components/dashboards/editor/chart/chart-choices";
import { ChartPicker } from "@/components/dashboards/editor/chart/chart-picker";
import { PlanWay } from "@/components/dashboards/editor/query/plan-way";
import type { QueryEditorProps } from "@/components/dashboards/editor/query/query-editor";
import classes from "@/components/dashboards/editor/query/query-editor.module.css";
import { QueryFoot } from "@/components/dashboards/editor/query/query-foot";
import { QueryPreview } from "@/components/dashboards/editor/query/query-preview";
import { confirmedWork, type Way, ways } from "@/components/dashboards/editor/query/query-work";
import { QuestionWay } from "@/components/dashboards/editor/query/question-way";
import { SqlWay } from "@/components/dashboards/editor/query/sql-way";
import { type QueryWorking, useQueryWork } from "@/components/dashboards/editor/query/use-query-work";
import { ErrorState } from "@/components/ui/error-state";
import { keepChart } from "@/lib/chart/keep-chart";
import type { ChartSpec } from "@/lib/chart/schema";
import { sourceModelQuery } from "@/lib/client/source-management";
import type { SemanticModel } from "@/lib/semantic/schema";
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
          <Ways
            working={touching}
            model={model.data}
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

const wayIcons = { question: IconMessageCircleQuestion, plan: IconPuzzle, sql: IconSql } as const;

type WaysProps = { working: QueryWorking; model: SemanticModel | undefined; first: Way };

function Ways({ working, model, first }: WaysProps) {
  const t = useTranslations("editor.query");
  const { work, shown, answer, sql } = working;
  const wrongAt = shown?.kind === "refused" && work?.from === "sql" && !working.isTyped ? shown.position : null;
  return (
    <Tabs defaultValue={first} keepMounted={false} variant="outline">
      <Tabs.List>
        {ways.map((way) => {
          const Icon = wayIcons[way];
          return (
            <Tabs.Tab key={way} value={way} leftSection={<Icon size={16} />}>
              {t(`ways.${way}`)}
            </Tabs.Tab>
          );
        })}
      </Tabs.List>
      <Tabs.Panel value="question">
        <QuestionWay
          question={
            work?.from === "question" ? work.question : shown?.kind === "query" ? (shown.query.question ?? "") : ""
          }
          model={model}
          answer={work?.from === "question" ? shown : undefined}
          isAsking={work?.from === "question" && answer.isFetching}
          onAsk={(question) => working.set({ from: "question", question })}
        />
      </Tabs.Panel>
      <Tabs.Panel value="plan">{model ? <PlanWay working={working} model={model} /> : null}</Tabs.Panel>
      <Tabs.Panel value="sql">
        {model ? (
          <SqlWay
            sql={sql}
            parameters={working.parameters}
            model={model}
            wrongAt={wrongAt}
            isRunning={work?.from === "sql" && answer.isFetching}
            onChange={working.setTyped}
            onParameters={working.setParameters}
            onRun={(text, parameters) => working.set({ from: "sql", sql: text, parameters, confirmed: false })}
          />
        ) : null}
      </Tabs.Panel>
    </Tabs>
  );
}
