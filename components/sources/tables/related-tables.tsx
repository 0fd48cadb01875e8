"use client";

import { UnstyledButton } from "@mantine/core";
import { IconArrowDownLeft, IconArrowUpRight } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import classes from "@/components/sources/tables/entity-page.module.css";
import { useSourcePlace } from "@/components/sources/use-source-place";
import { labelIn } from "@/lib/semantic/label-in";
import type { Entity, SemanticModel } from "@/lib/semantic/schema";

type RelatedTablesProps = { model: SemanticModel; entity: Entity };

/** The tables that a table points to and is pointed to by, each a way to go there. */
export function RelatedTables({ model: { joins, entities }, entity }: RelatedTablesProps) {
  const t = useTranslations("meaning.related");
  const to = joins.filter(({ from }) => from.entity === entity.id).map((join) => join.to.entity);
  const from = joins.filter((join) => join.to.entity === entity.id).map((join) => join.from.entity);
  const tablesOf = (ids: readonly string[]) => entities.filter(({ id }) => ids.includes(id));
  const groups = [
    { words: t("to"), Icon: IconArrowUpRight, tables: tablesOf(to) },
    { words: t("from"), Icon: IconArrowDownLeft, tables: tablesOf(from) },
  ];
  return groups.map(({ words, Icon, tables }) =>
    tables.length === 0 ? null : (
      <div key={words} className={classes.related}>
        <span className={classes.relation}>
          <Icon size={14} aria-hidden="true" /> {words}
        </span>
        {tables.map((table) => (
          <RelatedTable key={table.id} table={table} />
        ))}
      </div>
    ),
  );
}

function RelatedTable({ table }: { table: Entity }) {
  const [, go] = useSourcePlace();
  const label = labelIn(table, useLocale());
  return (
    <UnstyledButton className={classes.relatedTable} onClick={() => go({ table: table.id, column: null })}>
      {label}
    </UnstyledButton>
  );
}
