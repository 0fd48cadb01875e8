"use client";

import { EntityDetails } from "@/components/sources/view/entity-details";
import type { SourceTabProps } from "@/components/sources/view/source-tab-props";
import { TableList } from "@/components/sources/view/table-list";
import classes from "@/components/sources/view/tables-tab.module.css";
import { useSearchParam } from "@/components/ui/use-search-param";

/** The tables of a source and, beside them, the one that is chosen; it stands in the address. */
export function TablesTab({ model, canEdit }: SourceTabProps) {
  const [table, setTable] = useSearchParam("table");
  const selected = model.entities.find(({ id }) => id === table) ?? model.entities[0];
  return (
    <div className={classes.split}>
      <TableList entities={model.entities} selectedId={selected?.id ?? ""} onSelect={setTable} />
      {selected ? <EntityDetails key={selected.id} model={model} entity={selected} canEdit={canEdit} /> : null}
    </div>
  );
}
