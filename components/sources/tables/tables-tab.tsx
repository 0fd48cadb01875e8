"use client";

import { Text } from "@mantine/core";
import { IconTableOff } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { EntityPage } from "@/components/sources/tables/entity-page";
import { TableList } from "@/components/sources/tables/list/table-list";
import classes from "@/components/sources/tables/tables-tab.module.css";
import { useChangeModel } from "@/components/sources/use-change-model";
import { useSourcePlace } from "@/components/sources/use-source-place";
import type { SourceTabProps } from "@/components/sources/view/source-tab-props";
import { EmptyState } from "@/components/ui/empty-state";

/** The tables of a source and, beside them, the one that is chosen; on a phone one after the other. */
export function TablesTab({ model, canEdit }: SourceTabProps) {
  const t = useTranslations("meaning");
  const [{ table }, go] = useSourcePlace();
  const change = useChangeModel(model.sourceId);
  const chosen = model.entities.find(({ id }) => id === table);
  const first = model.entities.find(({ hidden }) => !hidden) ?? model.entities[0];
  const entity = chosen ?? first;
  if (entity === undefined)
    return <EmptyState icon={<IconTableOff size={24} />} title={t("noTables")} body={t("noTablesBody")} />;
  return (
    <div className={classes.split} data-chosen={chosen !== undefined || undefined}>
      <TableList
        entities={model.entities}
        selectedId={entity.id}
        canEdit={canEdit}
        onSelect={(id) => go({ table: id, column: null })}
      />
      <div className={classes.page}>
        {table && !chosen ? (
          <Text size="sm" c="dimmed" mb="sm" role="status">
            {t("tableGone", { table })}
          </Text>
        ) : null}
        <EntityPage key={entity.id} model={model} entity={entity} editing={{ canEdit, save: change.mutate }} />
      </div>
    </div>
  );
}
