"use client";

import { Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { AccessList } from "@/components/access/access-list";
import { EntityDetails } from "@/components/sources/view/entity-details";
import { MeasureTable } from "@/components/sources/view/measure-table";
import { ModelContextPanel } from "@/components/sources/view/model-context-panel";
import { RelationshipTable } from "@/components/sources/view/relationship-table";
import classes from "@/components/sources/view/source-tabs.module.css";
import { TableList } from "@/components/sources/view/table-list";
import { useSearchParam } from "@/components/ui/use-search-param";
import { VerifiedList } from "@/components/verified/verified-list";
import { verifiedQuestionsQuery } from "@/lib/client/verified-questions";
import type { SemanticModel } from "@/lib/semantic/schema";

type SourceTabsProps = { model: SemanticModel; canEdit: boolean; canManage: boolean; canManageAccess: boolean };

/** What the data means and which answers are checked, and for admins who may see what and what models are told, one view each; the one on screen stands in the address. */
export function SourceTabs({ model, canEdit, canManage, canManageAccess }: SourceTabsProps) {
  const t = useTranslations("data");
  const [tab, setTab] = useSearchParam("tab");
  const [table, setTable] = useSearchParam("table");
  const verified = useQuery(verifiedQuestionsQuery(model.sourceId));
  const selected = model.entities.find(({ id }) => id === table) ?? model.entities[0];
  return (
    <Tabs value={tab ?? "tables"} onChange={setTab} keepMounted={false}>
      <Tabs.List mb="md" className={classes.tabs}>
        <Tabs.Tab value="tables">{t("tabs.tables", { count: model.entities.length })}</Tabs.Tab>
        <Tabs.Tab value="measures">{t("tabs.measures", { count: model.measures.length })}</Tabs.Tab>
        <Tabs.Tab value="relationships">{t("tabs.relationships", { count: model.joins.length })}</Tabs.Tab>
        <Tabs.Tab value="verified">
          {verified.data ? t("tabs.verified", { count: verified.data.length }) : t("tabs.verifiedUncounted")}
        </Tabs.Tab>
        {canManageAccess ? <Tabs.Tab value="access">{t("tabs.access")}</Tabs.Tab> : null}
        {canManage ? <Tabs.Tab value="models">{t("models.tab")}</Tabs.Tab> : null}
      </Tabs.List>
      <Tabs.Panel value="tables">
        <div className={classes.split}>
          <TableList entities={model.entities} selectedId={selected?.id ?? ""} onSelect={setTable} />
          {selected ? <EntityDetails key={selected.id} model={model} entity={selected} canEdit={canEdit} /> : null}
        </div>
      </Tabs.Panel>
      <Tabs.Panel value="measures">
        <MeasureTable model={model} />
      </Tabs.Panel>
      <Tabs.Panel value="relationships">
        <RelationshipTable model={model} />
      </Tabs.Panel>
      <Tabs.Panel value="verified">
        <VerifiedList sourceId={model.sourceId} dialect={model.kind} />
      </Tabs.Panel>
      {canManageAccess ? (
        <Tabs.Panel value="access">
          <AccessList sourceId={model.sourceId} />
        </Tabs.Panel>
      ) : null}
      {canManage ? (
        <Tabs.Panel value="models">
          <ModelContextPanel sourceId={model.sourceId} />
        </Tabs.Panel>
      ) : null}
    </Tabs>
  );
}
