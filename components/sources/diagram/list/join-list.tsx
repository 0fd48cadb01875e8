"use client";

import { Button, SegmentedControl, Table, Text, VisuallyHidden } from "@mantine/core";
import { IconChecks, IconPlus, IconSitemap } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import classes from "@/components/sources/diagram/diagram-tab.module.css";
import { type JoinAtWork, workOf } from "@/components/sources/diagram/join/join-at-work";
import { useJoinActs } from "@/components/sources/diagram/join/use-join-acts";
import { JoinRow } from "@/components/sources/diagram/list/join-row";
import { isSuggestedJoin } from "@/components/sources/diagram/suggested-join";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchInput } from "@/components/ui/search-input";
import type { Join, SemanticModel } from "@/lib/semantic/schema";

/** Suggestions as sure as this are offered to be accepted together. */
const sureFrom = 0.9;
/** As many rows at once as a page takes without a stutter. */
const pageSize = 100;

type JoinListProps = {
  model: SemanticModel;
  canEdit: boolean;
  shapes: ReactNode;
  onWork: (work: JoinAtWork) => void;
};

/** All relationships as a list: to read, search, accept, change and remove without the drawing. */
export function JoinList({ model, canEdit, shapes, onWork }: JoinListProps) {
  const t = useTranslations("diagram");
  const format = useFormatter();
  const [search, setSearch] = useState("");
  const [only, setOnly] = useState<"all" | "suggested">("all");
  const [rowCount, setRowCount] = useState(pageSize);
  const acts = useJoinActs(model);
  const suggested = model.joins.filter(isSuggestedJoin);
  const sure = suggested.filter(({ confidence }) => confidence >= sureFrom);
  const found = useFound(model, only === "suggested" ? suggested : model.joins, search);
  return (
    <>
      <div className={classes.bar}>
        <SearchInput label={t("list.search")} value={search} onChange={setSearch} className={classes.search} />
        {suggested.length > 0 ? (
          <SegmentedControl
            size="xs"
            aria-label={t("list.which")}
            value={only}
            onChange={setOnly}
            data={[
              { value: "all", label: t("list.all", { count: model.joins.length }) },
              { value: "suggested", label: t("list.suggested", { count: suggested.length }) },
            ]}
          />
        ) : null}
        {canEdit && sure.length > 0 ? (
          <Button variant="default" leftSection={<IconChecks size={16} />} onClick={() => acts.accept(sure)}>
            {t("list.acceptSure", { count: sure.length, share: format.number(sureFrom, { style: "percent" }) })}
          </Button>
        ) : null}
        {canEdit ? (
          <Button
            variant="default"
            leftSection={<IconPlus size={16} />}
            onClick={() => onWork(workOf(model, null, null))}
          >
            {t("add")}
          </Button>
        ) : null}
        {shapes}
      </div>
      {model.joins.length === 0 ? (
        <EmptyState icon={<IconSitemap size={24} />} title={t("list.emptyTitle")} body={t("list.emptyBody")} />
      ) : (
        <Joins joins={found.slice(0, rowCount)} {...{ model, canEdit, onWork, search }} />
      )}
      {found.length > rowCount ? (
        <Button variant="subtle" mt="sm" onClick={() => setRowCount((before) => before + pageSize)}>
          {t("list.more", { shown: rowCount, count: found.length })}
        </Button>
      ) : null}
    </>
  );
}

type JoinsProps = Pick<JoinListProps, "model" | "canEdit" | "onWork"> & { joins: readonly Join[]; search: string };

function Joins({ model, joins, canEdit, onWork, search }: JoinsProps) {
  const t = useTranslations("diagram.list");
  if (joins.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t("nothingFound", { search })}
      </Text>
    );
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table verticalSpacing={6} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("relationship")}</Table.Th>
            <Table.Th>{t("columns")}</Table.Th>
            <Table.Th>{t("origin")}</Table.Th>
            {canEdit ? (
              <Table.Th>
                <VisuallyHidden>{t("actions")}</VisuallyHidden>
              </Table.Th>
            ) : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {joins.map((join) => (
            <JoinRow key={join.id} model={model} join={join} canEdit={canEdit} onWork={onWork} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function useFound({ entities }: SemanticModel, joins: readonly Join[], search: string): readonly Join[] {
  return useMemo(() => {
    const words = search.trim().toLowerCase();
    if (words === "") return joins;
    const names = new Map(
      entities.map((entity) => [entity.id, `${entity.label} ${entity.translations?.zh?.label ?? ""}`]),
    );
    const textOf = ({ from, to }: Join) =>
      [from, to].flatMap(({ entity, columns }) => [entity, names.get(entity) ?? "", ...columns]).join(" ");
    return joins.filter((join) => textOf(join).toLowerCase().includes(words));
  }, [entities, joins, search]);
}
