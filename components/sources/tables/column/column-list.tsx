"use client";

import { Checkbox, Text, VisuallyHidden } from "@mantine/core";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useFormatter, useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { BulkBar } from "@/components/sources/tables/column/bulk-bar";
import classes from "@/components/sources/tables/column/column.module.css";
import { ColumnRow } from "@/components/sources/tables/column/column-row";
import type { Editing } from "@/components/sources/tables/editing";
import { wordsMatch } from "@/components/sources/tables/words-match";
import { useSourcePlace } from "@/components/sources/use-source-place";
import { SearchInput } from "@/components/ui/search-input";
import type { Entity, SemanticColumn } from "@/lib/semantic/schema";

type ColumnListProps = { entity: Entity; editing: Editing };

const searchFromCount = 12;

/** The columns of a table, to look through, to edit where they stand, and to change several at once. */
export function ColumnList({ entity, editing }: ColumnListProps) {
  const t = useTranslations("meaning.column");
  const format = useFormatter();
  const [search, setSearch] = useState("");
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const shown = entity.columns.filter((column) => wordsMatch(search, column));
  const chosen = entity.columns.filter(({ name }) => selected.has(name));
  return (
    <>
      {entity.columns.length >= searchFromCount ? (
        <div className={classes.search}>
          <SearchInput label={t("search")} value={search} onChange={setSearch} maw={320} />
          <Text size="xs" c="dimmed" role="status">
            {t("found", { count: format.number(shown.length), total: format.number(entity.columns.length) })}
          </Text>
        </div>
      ) : null}
      {shown.length === 0 ? (
        <Text size="sm" c="dimmed" py="md">
          {t("noneFound", { search: search.trim() })}
        </Text>
      ) : (
        <table className={classes.table} data-editable={editing.canEdit || undefined} aria-rowcount={shown.length + 1}>
          <ColumnHead shown={shown} selected={selected} onSelect={setSelected} canEdit={editing.canEdit} />
          <Rows entity={entity} columns={shown} editing={editing} selected={selected} onSelect={setSelected} />
        </table>
      )}
      {chosen.length > 0 ? (
        <BulkBar entity={entity} columns={chosen} editing={editing} onDone={() => setSelected(new Set())} />
      ) : null}
    </>
  );
}

type Selection = { selected: ReadonlySet<string>; onSelect: (selected: ReadonlySet<string>) => void };
type ColumnHeadProps = Selection & { shown: readonly SemanticColumn[]; canEdit: boolean };

function ColumnHead({ shown, selected, onSelect, canEdit }: ColumnHeadProps) {
  const t = useTranslations("meaning.column");
  const data = useTranslations("data");
  const count = shown.filter(({ name }) => selected.has(name)).length;
  const all = count === shown.length;
  return (
    <thead>
      <tr className={classes.head}>
        {canEdit ? (
          <th>
            <Checkbox
              size="xs"
              checked={all}
              indeterminate={count > 0 && !all}
              aria-label={t("selectAll")}
              onChange={() => onSelect(new Set(all ? [] : shown.map(({ name }) => name)))}
            />
          </th>
        ) : null}
        <th>{data("column")}</th>
        <th>{t("meaning")}</th>
        <th>{data("role")}</th>
        <th>{data("values")}</th>
        <th>
          <VisuallyHidden>{t("more")}</VisuallyHidden>
        </th>
      </tr>
    </thead>
  );
}

type RowsProps = Selection & { entity: Entity; columns: readonly SemanticColumn[]; editing: Editing };

const rowHeightPx = 58;
/** Up to here all rows are there, so that find-in-page and printing work. */
const plainCountMax = 100;

/** Each column is a body of the table of its own, because it may hold two rows. */
function Rows({ entity, columns, editing, selected, onSelect }: RowsProps) {
  const [place, go] = useSourcePlace();
  const isVirtual = columns.length > plainCountMax;
  const start = useRef<HTMLTableSectionElement>(null);
  const virtualizer = useWindowVirtualizer({
    count: columns.length,
    enabled: isVirtual,
    estimateSize: () => rowHeightPx,
    overscan: 8,
    scrollMargin: start.current?.offsetTop ?? 0,
  });
  const rowOf = (column: SemanticColumn) => (
    <ColumnRow
      entity={entity}
      column={column}
      editing={editing}
      isOpen={place.column === column.name}
      onToggle={() => go({ column: place.column === column.name ? null : column.name }, "instead")}
      isSelected={selected.has(column.name)}
      onSelect={(isSelected) => {
        const next = new Set(selected);
        if (isSelected) next.add(column.name);
        else next.delete(column.name);
        onSelect(next);
      }}
    />
  );
  if (!isVirtual) return columns.map((column) => <tbody key={column.name}>{rowOf(column)}</tbody>);
  const items = virtualizer.getVirtualItems();
  const { scrollMargin } = virtualizer.options;
  return (
    <>
      <tbody ref={start} style={{ height: (items[0]?.start ?? scrollMargin) - scrollMargin }} />
      {items.map(({ index, key }) => {
        const column = columns[index];
        return column ? (
          <tbody key={key} ref={virtualizer.measureElement} data-index={index}>
            {rowOf(column)}
          </tbody>
        ) : null;
      })}
      <tbody style={{ height: virtualizer.getTotalSize() - ((items.at(-1)?.end ?? scrollMargin) - scrollMargin) }} />
    </>
  );
}
