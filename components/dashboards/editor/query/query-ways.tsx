"use client";

import { Tabs } from "@mantine/core";
import { IconMessageCircleQuestion, IconPuzzle, IconSql } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { PlanWay } from "@/components/dashboards/editor/query/plan-way";
import classes from "@/components/dashboards/editor/query/query-editor.module.css";
import { type Way, ways } from "@/components/dashboards/editor/query/query-work";
import { QuestionWay } from "@/components/dashboards/editor/query/question-way";
import { SqlWay } from "@/components/dashboards/editor/query/sql-way";
import type { QueryWorking } from "@/components/dashboards/editor/query/use-query-work";
import { LinesSkeleton } from "@/components/ui/skeletons";
import type { SemanticModel } from "@/lib/semantic/schema";

const wayIcons = { question: IconMessageCircleQuestion, plan: IconPuzzle, sql: IconSql } as const;

type QueryWaysProps = {
  working: QueryWorking;
  model: SemanticModel | undefined;
  /** For the model. */
  isWaiting: boolean;
  first: Way;
};

/** The three ways to say what is asked; each shows the same query. */
export function QueryWays({ working, model, isWaiting, first }: QueryWaysProps) {
  const t = useTranslations("editor.query");
  const { work, shown, answer, sql } = working;
  const wrongAt = shown?.kind === "refused" && work?.from === "sql" && !working.isTyped ? shown.position : null;
  const waiting = isWaiting ? (
    <div className={classes.way}>
      <LinesSkeleton lines={5} />
    </div>
  ) : null;
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
      <Tabs.Panel value="plan">{model ? <PlanWay working={working} model={model} /> : waiting}</Tabs.Panel>
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
        ) : (
          waiting
        )}
      </Tabs.Panel>
    </Tabs>
  );
}
