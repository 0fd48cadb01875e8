"use client";

import { Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useFormatter, useTranslations } from "next-intl";
import { AccessList } from "@/components/access/access-list";
import { GlossaryTab } from "@/components/sources/glossary/glossary-tab";
import { MeasuresTab } from "@/components/sources/measures/measures-tab";
import { ScoreTab } from "@/components/sources/score/score-tab";
import { TablesTab } from "@/components/sources/tables/tables-tab";
import { useChangedModel } from "@/components/sources/use-change-model";
import { useSourcePlace } from "@/components/sources/use-source-place";
import { ModelContextPanel } from "@/components/sources/view/model-context-panel";
import classes from "@/components/sources/view/source-tabs.module.css";
import { LinesSkeleton } from "@/components/ui/skeletons";
import { VerifiedList } from "@/components/verified/verified-list";
import { verifiedQuestionsQuery } from "@/lib/client/verified-questions";
import type { SemanticModel } from "@/lib/semantic/schema";

/** Graph and editor libraries are large: they come when their tab is opened. */
const loading = () => <LinesSkeleton lines={8} height={24} />;
const DiagramTab = dynamic(
  () => import("@/components/sources/diagram/diagram-tab").then((module) => module.DiagramTab),
  { loading },
);
const HistoryTab = dynamic(
  () => import("@/components/sources/history/history-tab").then((module) => module.HistoryTab),
  { loading },
);

type SourceTabsProps = { model: SemanticModel; canEdit: boolean; canManage: boolean; canManageAccess: boolean };

const tabNames = [
  "tables",
  "diagram",
  "measures",
  "glossary",
  "verified",
  "history",
  "score",
  "access",
  "models",
] as const;
type TabName = (typeof tabNames)[number];

/** What is known of the data, and for admins who may see what and what models are told, one view each; the one on screen stands in the address. */
export function SourceTabs({ model: saved, canEdit, canManage, canManageAccess }: SourceTabsProps) {
  const t = useTranslations("data.tabs");
  const [{ tab }, go] = useSourcePlace();
  const model = useChangedModel(saved);
  const allowed: Partial<Record<TabName, boolean>> = {
    history: canEdit,
    score: canEdit,
    access: canManageAccess,
    models: canManage,
  };
  const names = tabNames.filter((name) => allowed[name] ?? true);
  const counts = useCounts(model);
  return (
    <Tabs
      value={names.find((name) => name === tab) ?? "tables"}
      onChange={(next) => go({ tab: next })}
      keepMounted={false}
    >
      <Tabs.List mb="md" className={classes.tabs}>
        {names.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {t(name)} <Count count={counts[name]} />
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {names.map((name) => (
        <Tabs.Panel key={name} value={name}>
          <TabOf name={name} model={model} canEdit={canEdit} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function TabOf({ name, model, canEdit }: { name: TabName; model: SemanticModel; canEdit: boolean }) {
  switch (name) {
    case "tables":
      return <TablesTab model={model} canEdit={canEdit} />;
    case "diagram":
      return <DiagramTab model={model} canEdit={canEdit} />;
    case "measures":
      return <MeasuresTab model={model} canEdit={canEdit} />;
    case "glossary":
      return <GlossaryTab model={model} canEdit={canEdit} />;
    case "verified":
      return <VerifiedList sourceId={model.sourceId} dialect={model.kind} />;
    case "history":
      return <HistoryTab model={model} canEdit={canEdit} />;
    case "score":
      return <ScoreTab model={model} canEdit={canEdit} />;
    case "access":
      return <AccessList sourceId={model.sourceId} />;
    case "models":
      return <ModelContextPanel sourceId={model.sourceId} />;
  }
}

function Count({ count }: { count: number | undefined }) {
  const format = useFormatter();
  return count === undefined ? null : <span className={classes.count}>{format.number(count)}</span>;
}

function useCounts(model: SemanticModel): Partial<Record<TabName, number>> {
  const verified = useQuery(verifiedQuestionsQuery(model.sourceId));
  return {
    tables: model.entities.length,
    measures: model.measures.length,
    glossary: model.glossary?.length ?? 0,
    ...(verified.data ? { verified: verified.data.length } : {}),
  };
}
